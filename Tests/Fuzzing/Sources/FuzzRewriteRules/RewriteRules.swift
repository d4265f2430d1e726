/// Rules of every kind: each action, each syntax, captures, maps, functions, variables, gates.
enum RewriteRules {
  static let root = """
    <configuration><system.webServer>
      <rewrite>
        <rewriteMaps>
          <rewriteMap name="m" defaultValue="d"><add key="a" value="b"/><add key="/a?b" value="/s/x?y"/></rewriteMap>
        </rewriteMaps>
        <rules>
          <rule name="1"><match url="^a/(.*)$"/><action type="Rewrite" url="b/{R:1}?q={ToLower:{R:1}}"/></rule>
          <rule name="2"><match url="^b/(.*)/(.*)$"/><action type="Rewrite" url="../{R:2}/{UrlEncode:{R:1}}"/></rule>
          <rule name="3"><match url="^c"/><conditions><add input="{QUERY_STRING}" pattern="x=([^&amp;]*)"/></conditions>
            <action type="Redirect" url="{C:1}{UrlDecode:{QUERY_STRING}}"/></rule>
          <rule name="4"><match url="e(.*)f"/><action type="Redirect" url="http://o/{HtmlEncode:{R:1}}"/></rule>
          <rule name="5" patternSyntax="Wildcard"><match url="w*/*.x"/><action type="Rewrite" url="/s/{R:2}/{R:1}"/></rule>
          <rule name="6" patternSyntax="ExactMatch"><match url="exact.+"/><action type="AbortRequest"/></rule>
          <rule name="7"><match url="(.*)"/><conditions trackAllCaptures="true">
            <add input="{m:{REQUEST_URI}}" pattern="^/(.)(.*)$"/><add input="{HTTP_COOKIE}" pattern="k=(.)"/></conditions>
            <action type="Rewrite" url="{C:2}{C:3}"/></rule>
          <rule name="8"><match url=".*"/><conditions logicalGrouping="MatchAny">
            <add input="{HTTP_X}" pattern="^(a+)+$"/><add input="{URL}" pattern="zz$"/></conditions>
            <action type="CustomResponse" statusCode="418" subStatusCode="7"/></rule>
          <rule name="9"><match url="^n" negate="true"/><conditions><add input="{HTTP_N}" pattern="." negate="true"/>
            <add input="{REQUEST_FILENAME}" matchType="IsFile"/></conditions><action type="Rewrite" url="http://far/{R:0}"/></rule>
          <rule name="10"><match url="g1"/><conditions><add input="{HTTP_HOST}" pattern="^g1$"/></conditions>
            <action type="Redirect" url="g"/></rule>
          <rule name="11"><match url="g2"/><conditions><add input="{HTTP_HOST}" pattern="^t$"/></conditions>
            <action type="Redirect" url="{HTTP_HOST}{R:0}#f"/></rule>
          <rule name="12" stopProcessing="true"><match url="stop"/><action type="None"/></rule>
          <rule name="13"><match url="é(.)"/><action type="Rewrite" url="{ToLower:É{R:1}}"/></rule>
          <rule name="14"><match url="^v"/><serverVariables><set name="HTTP_V" value="{R:0}"/></serverVariables></rule>
        </rules>
      </rewrite>
    </system.webServer></configuration>
    """

  static let folder = """
    <configuration><system.webServer><rewrite><rules>
      <rule name="s1"><match url="^(.*)/up$"/><action type="Rewrite" url="../../{R:1}"/></rule>
      <rule name="s2"><match url="^same"/><action type="Rewrite" url="{R:0}"/></rule>
      <rule name="s3"><match url="x"/><conditions><add input="{DOCUMENT_ROOT}\\s\\{R:0}" matchType="IsDirectory"/></conditions>
        <action type="Redirect" url="" redirectType="SeeOther"/></rule>
    </rules></rewrite></system.webServer></configuration>
    """
}
