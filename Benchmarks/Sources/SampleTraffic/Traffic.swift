/// The requests of the benchmark: what a public site with an application sees, attacks included.
public enum Traffic {
  private static let targets = [
    "/", "/index.html", "/favicon.ico", "/robots.txt", "/css/site.css", "/css/print.min.css?v=1.4.2",
    "/js/app.bundle.js?v=8842", "/js/vendor/jquery-3.7.1.min.js", "/images/logo.png",
    "/images/products/2024/chair-large.jpg", "/images/products/2024/table%20oak.jpg", "/fonts/inter.woff2",
    "/Default.aspx", "/Account/Login.aspx?ReturnUrl=%2FOrders%2F", "/Orders/Details.aspx?id=4711&tab=items",
    "/Search.aspx?q=office+chair&page=3&sort=price", "/api/products?category=12&limit=50",
    "/api/products/4711",
    "/api/cart", "/services/Stock.svc/items/4711", "/handlers/Image.ashx?id=99&w=640",
    "/blog/2026/11/release-notes",
    "/blog/2026/11/r%C3%A9sum%C3%A9", "/docs/", "/docs/getting-started", "/docs/api/v2/reference/orders",
    "/docs/api/v2/reference/customers#x", "/download/setup-2.1.0.exe", "/sitemap.xml", "/feed.rss",
    "/WebResource.axd?d=abc123def456&t=638000000000000000", "/ScriptResource.axd?d=xyz&t=ffffffff",
    "/_content/lib/main.mjs", "/assets/img/../icons/cart.svg", "/assets//img/banner.webp",
    "/web.config", "/bin/App.dll", "/App_Data/users.mdb", "/.git/config", "/wp-login.php",
    "/admin/../../etc/passwd", "/scripts/..%2f..%2fwinnt/system32/cmd.exe?/c+dir", "/a%252e%252e/b",
    "/search/c%2B%2B", "/products/chair+oak", "/index.php?s=/index/\\think\\app", "/cgi-bin/test-cgi",
    "/login?user=admin'--", "/items?id=1;drop%20table%20x", "/page?x=%3Cscript%3Ealert(1)%3C/script%3E",
    "/api/report?from=2026-01-01&to=2026-11-24&format=csv&columns=id,name,total,tax,net,status",
    "/print.asp?doc=12", "/legacy/old.asp?page=2", "/img/%zz.png", "/x.config.bak", "/trace.axd",
    "/private/report.pdf", "/health", "/metrics", "/signalr/negotiate?clientProtocol=2.1",
  ]

  /// The header lines of every request, and the empty line behind them.
  public static let headers = """
    Host: www.contoso.com\r
    User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0\r
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r
    Accept-Language: de-DE,de;q=0.9,en;q=0.8\r
    Accept-Encoding: gzip, deflate, br\r
    Referer: https://www.contoso.com/Default.aspx\r
    Cookie: ASP.NET_SessionId=k3j4h5k3j4h5; .ASPXAUTH=0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF; lang=de\r
    Connection: keep-alive\r
    \r

    """

  /// The bytes of each request.
  public static let requests: [[UInt8]] = targets.enumerated().map { index, target in
    let isPost = index % 12 == 11
    let line = "\(isPost ? "POST" : "GET") \(target) HTTP/1.1\r\n" + (isPost ? "Content-Length: 27\r\n" : "")
    return Array((line + headers).utf8)
  }

  /// A web.config of sixty lines with every check of request filtering in use.
  public static let webConfig = """
    <?xml version="1.0" encoding="utf-8"?>
    <configuration>
      <system.webServer>
        <security>
          <requestFiltering allowHighBitCharacters="true" removeServerHeader="true">
            <requestLimits maxAllowedContentLength="52428800" maxUrl="2048" maxQueryString="1024">
              <headerLimits>
                <add header="Content-Type" sizeLimit="200"/>
                <add header="X-Forwarded-For" sizeLimit="400"/>
              </headerLimits>
            </requestLimits>
            <verbs allowUnlisted="false">
              <add verb="GET" allowed="true"/>
              <add verb="HEAD" allowed="true"/>
              <add verb="POST" allowed="true"/>
            </verbs>
            <fileExtensions>
              <add fileExtension=".bak" allowed="false"/>
              <add fileExtension=".php" allowed="false"/>
            </fileExtensions>
            <hiddenSegments>
              <add segment=".git"/>
              <add segment="private"/>
            </hiddenSegments>
            <denyUrlSequences>
              <add sequence=".."/>
              <add sequence=":"/>
              <add sequence="cgi-bin"/>
              <add sequence="/etc/"/>
            </denyUrlSequences>
            <denyQueryStringSequences>
              <add sequence="&lt;script"/>
              <add sequence="../"/>
              <add sequence="--"/>
              <add sequence="xp_"/>
            </denyQueryStringSequences>
            <filteringRules>
              <filteringRule name="sql" scanQueryString="true" denyUnescapedPercent="false">
                <appliesTo>
                  <add fileExtension=".aspx"/>
                  <add fileExtension=".asp"/>
                </appliesTo>
                <denyStrings>
                  <add string="drop table"/>
                  <add string="union select"/>
                </denyStrings>
              </filteringRule>
              <filteringRule name="bots" denyUnescapedPercent="false">
                <scanHeaders>
                  <add requestHeader="User-Agent"/>
                </scanHeaders>
                <denyStrings>
                  <add string="sqlmap"/>
                  <add string="nikto"/>
                </denyStrings>
              </filteringRule>
            </filteringRules>
          </requestFiltering>
        </security>
      </system.webServer>
    </configuration>
    """
}
