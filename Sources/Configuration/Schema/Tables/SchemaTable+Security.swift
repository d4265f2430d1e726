extension SchemaTable {
  /// Request filtering, IP restrictions, authorization and access. The grammar is described at
  /// ``SchemaTable``.
  static let security = SchemaTable(
    #"""
    system.webServer/security/access
      @sslFlags flags{None=0,Ssl=8,SslNegotiateCert=32,SslRequireCert=64,Ssl128=256} =None
    system.webServer/security/applicationDependencies
      +application clear
        @name string required key nonEmpty
        @groupId string
        +add clear
          @groupId string required key
    system.webServer/security/authorization
      @bypassLoginPages bool =true
      +add remove clear
        @accessType enum{Allow=0,Deny=1} required splits
        @users string keys
        @roles string keys
        @verbs string keys caseSensitive
    system.webServer/security/ipSecurity
      @enableReverseDns bool =false
      @allowUnlisted bool =true
      @enableProxyMode bool =false since(8.0)
      @denyAction enum{AbortRequest=0,Unauthorized=401,Forbidden=403,NotFound=404} =Forbidden \#
    since(8.0)
      +add remove clear
        @ipAddress string keys
        @subnetMask string =255.255.255.255 keys
        @domainName string keys
        @allowed bool =false
    system.webServer/security/dynamicIpSecurity
      @denyAction enum{AbortRequest=0,Unauthorized=401,Forbidden=403,NotFound=404} =Forbidden
      @enableProxyMode bool =false
      @enableLoggingOnlyMode bool =false
      denyByConcurrentRequests
        @enabled bool =false
        @maxConcurrentRequests uint =5 range(1,4294967295)
      denyByRequestRate
        @enabled bool =false
        @maxRequests uint =20 range(1,4294967295)
        @requestIntervalInMilliseconds uint =200 range(1,4294967295)
    system.webServer/security/isapiCgiRestriction
      @notListedIsapisAllowed bool =false
      @notListedCgisAllowed bool =false
      +add remove clear
        @path string required key expanded nonEmpty
        @allowed bool =false required
        @groupId string
        @description string
    system.webServer/security/requestFiltering
      @allowDoubleEscaping bool =false
      @allowHighBitCharacters bool =true
      @unescapeQueryString bool =true since(7.5)
      @removeServerHeader bool =false since(10.0)
      fileExtensions
        @allowUnlisted bool =true
        @applyToWebDAV bool =true
        +add remove clear
          @fileExtension string required key nonEmpty
          @allowed bool =true required
      requestLimits
        @maxAllowedContentLength uint =30000000
        @maxUrl uint =4096
        @maxQueryString uint =2048
        headerLimits
          +add remove clear
            @header string required key nonEmpty
            @sizeLimit uint required
      verbs
        @allowUnlisted bool =true
        @applyToWebDAV bool =true
        +add remove clear
          @verb string required key caseSensitive nonEmpty
          @allowed bool required
      hiddenSegments
        @applyToWebDAV bool =true
        +add remove clear
          @segment string required key nonEmpty
      alwaysAllowedUrls since(7.5)
        +add remove clear
          @url string required key nonEmpty
      alwaysAllowedQueryStrings since(7.5)
        +add remove clear
          @queryString string required key nonEmpty
      denyUrlSequences
        +add remove clear
          @sequence string required key nonEmpty
      denyQueryStringSequences since(7.5)
        +add remove clear
          @sequence string required key nonEmpty
      filteringRules since(7.5)
        +filteringRule remove clear
          @name string required key
          @scanUrl bool =false
          @scanQueryString bool =false
          @scanAllRaw bool =false
          @denyUnescapedPercent bool =true
          scanHeaders
            +add remove clear
              @requestHeader string required key nonEmpty
          appliesTo
            +add remove clear
              @fileExtension string required key nonEmpty
          denyStrings
            +add remove clear
              @string string required key nonEmpty
    """#)
}
