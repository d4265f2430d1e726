extension SchemaTable {
  /// URL Rewrite. The grammar is described at ``SchemaTable``.
  static let rewrite = SchemaTable(
    #"""
    system.webServer/rewrite/globalRules
      @useOriginalURLEncoding bool =true
      +rule remove clear
        @name string required key
        @enabled bool =true
        @patternSyntax enum{ECMAScript=0,Wildcard=1,ExactMatch=2} =ECMAScript
        @stopProcessing bool =false
        @responseCacheDirective enum{Auto=0,Always=1,Never=2,NotIfRuleMatched=3} =Auto
        match
          @url string nonEmpty
          @ignoreCase bool =true
          @negate bool =false
        conditions
          @logicalGrouping enum{MatchAll=0,MatchAny=1} =MatchAll
          @trackAllCaptures bool =false
          +add
            @input string keys
            @matchType enum{Pattern=0,IsFile=1,IsDirectory=2} =Pattern keys
            @pattern string keys
            @ignoreCase bool =true keys
            @negate bool =false keys
        serverVariables
          +set
            @name string required key trimmed
            @value string
            @replace bool =true
        action
          @type enum{None=0,Rewrite=1,Redirect=2,CustomResponse=3,AbortRequest=4} =None
          @url string trimmed
          @appendQueryString bool =true
          @redirectType enum{Permanent=301,Found=302,SeeOther=303,Temporary=307} =Permanent
          @statusCode uint =0 outside(300,307)
          @subStatusCode uint =0 range(0,999)
          @statusReason string
          @statusDescription string
    system.webServer/rewrite/allowedServerVariables
      +add remove clear
        @name string required key
    system.webServer/rewrite/rules
      @useOriginalURLEncoding bool =true
      +rule remove clear
        @name string required key
        @enabled bool =true
        @patternSyntax enum{ECMAScript=0,Wildcard=1,ExactMatch=2} =ECMAScript
        @stopProcessing bool =false
        @responseCacheDirective enum{Auto=0,Always=1,Never=2,NotIfRuleMatched=3} =Auto
        match
          @url string nonEmpty
          @ignoreCase bool =true
          @negate bool =false
        conditions
          @logicalGrouping enum{MatchAll=0,MatchAny=1} =MatchAll
          @trackAllCaptures bool =false
          +add
            @input string
            @matchType enum{Pattern=0,IsFile=1,IsDirectory=2} =Pattern
            @pattern string
            @ignoreCase bool =true
            @negate bool =false
        serverVariables
          +set
            @name string required key trimmed
            @value string
            @replace bool =true
        action
          @type enum{None=0,Rewrite=1,Redirect=2,CustomResponse=3,AbortRequest=4} =None
          @url string trimmed
          @appendQueryString bool =true
          @logRewrittenUrl bool =false
          @redirectType enum{Permanent=301,Found=302,SeeOther=303,Temporary=307} =Permanent
          @statusCode uint outside(300,307)
          @subStatusCode uint =0 range(0,999)
          @statusReason string
          @statusDescription string
    system.webServer/rewrite/outboundRules
      @rewriteBeforeCache bool =false
      customTags
        +tags remove clear
          @name string required key
          +tag remove clear
            @name string required keys nonEmpty
            @attribute string required keys nonEmpty
      preConditions
        +preCondition remove clear
          @name string required key
          @logicalGrouping enum{MatchAll=0,MatchAny=1} =MatchAll
          @patternSyntax enum{ECMAScript=0,Wildcard=1,ExactMatch=2} =ECMAScript
          +add
            @input string keys
            @matchType enum{Pattern=0,IsFile=1,IsDirectory=2} =Pattern keys
            @pattern string keys
            @ignoreCase bool =true keys
            @negate bool =false keys
      +rule remove clear
        @name string required key
        @preCondition string
        @enabled bool =true
        @patternSyntax enum{ECMAScript=0,Wildcard=1,ExactMatch=2} =ECMAScript
        @stopProcessing bool =false
        match
          @filterByTags flags{None=0,A=1,Area=2,Base=4,Form=8,Frame=16,Head=32,IFrame=64,Img=128,\#
    Input=256,Link=512,Script=1024,CustomTags=32768} =None
          @customTags string
          @serverVariable string
          @pattern string
          @occurrences int64 =0
          @ignoreCase bool =true
          @negate bool =false
        conditions
          @logicalGrouping enum{MatchAll=0,MatchAny=1} =MatchAll
          @trackAllCaptures bool =true
          +add
            @input string keys
            @matchType enum{Pattern=0,IsFile=1,IsDirectory=2} =Pattern keys
            @pattern string keys
            @ignoreCase bool =true keys
            @negate bool =false keys
        action
          @type enum{None=0,Rewrite=1} =None
          @value string
          @replace bool =true
    system.webServer/rewrite/providers
      +provider remove clear
        @name string required key trimmed
        @type string required trimmed
        settings
          +add remove clear
            @key string required key nonEmpty
            @value string
            @encryptedValue string encrypted
    system.webServer/rewrite/rewriteMaps
      +rewriteMap remove clear
        @name string required key trimmed
        @defaultValue string
        @ignoreCase bool =true
        +add remove clear
          @key string required key caseSensitive
          @value string
    """#)
}
