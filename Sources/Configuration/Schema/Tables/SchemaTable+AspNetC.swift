extension SchemaTable {
  /// ASP.NET, mobileControls to xhtmlConformance. The grammar is described at ``SchemaTable``.
  static let aspNetC = SchemaTable(
    #"""
    system.web/mobileControls
      @allowCustomAttributes bool =False
      @cookielessDataDictionaryType string =System.Web.Mobile.CookielessData
      @sessionStateHistorySize int =6 range(0,2147483647)
      +device remove clear
        @inheritsFrom string nonEmpty
        @name string required key nonEmpty
        @pageAdapter string
        @predicateClass string
        @predicateMethod string nonEmpty
        +control remove clear
          @adapter string required
          @name string required key nonEmpty
    system.web/pages
      @asyncTimeout timeSpan =45 seconds span(0,2147483647,1)
      @autoEventWireup bool =True
      @buffer bool =True
      @compilationMode enum{Auto=0,Never=1,Always=2} =Always
      @enableEventValidation bool =True
      @enableSessionState enum{false=0,ReadOnly=1,true=2} =true
      @enableViewState bool =True
      @enableViewStateMac bool =True
      @maintainScrollPositionOnPostBack bool =False
      @masterPageFile string
      @maxPageStateFieldLength int =-1
      @pageBaseType string =System.Web.UI.Page
      @pageParserFilterType string
      @smartNavigation bool =False
      @styleSheetTheme string
      @theme string
      @userControlBaseType string =System.Web.UI.UserControl
      @validateRequest bool =True
      @viewStateEncryptionMode enum{Auto=0,Always=1,Never=2} =Auto
      @renderAllHiddenFieldsAtTopOfForm bool =True
      @controlRenderingCompatibilityVersion string =4.5
      @clientIDMode string =Predictable
      controls
        +add remove
          @assembly string
          @namespace string
          @src string
          @tagName string
          @tagPrefix string =/ required nonEmpty
      namespaces
        @autoImportVBNamespace bool =True
        +add remove clear
          @namespace string required key nonEmpty
      tagMapping
        +add remove clear
          @mappedTagType string nonEmpty
          @tagType string required key nonEmpty
    system.web/protocols
      +add remove clear
        @appDomainHandlerType string
        @name string required key nonEmpty
        @processHandlerType string
        @validate bool =False
    system.web/securityPolicy
      +trustLevel
        @name string required key nonEmpty
        @policyFile string =internal required
    system.web/sessionPageState
      @historySize int =9 range(1,2147483647)
    system.web/sessionState
      @allowCustomSqlDatabase bool =False
      @cookieless enum{UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3,true=0,false=1} \#
    =UseCookies
      @cookieName string =ASP.NET_SessionId
      @customProvider string
      @mode enum{Off=0,InProc=1,StateServer=2,SQLServer=3,Custom=4} =InProc
      @partitionResolverType string
      @regenerateExpiredSessionId bool =True
      @sessionIDManagerType string
      @sqlCommandTimeout timeSpan =30 infinite seconds
      @sqlConnectionString string =`data source=localhost;Integrated Security=SSPI`
      @stateConnectionString string =tcpip=loopback:42424
      @stateNetworkTimeout timeSpan =10 infinite seconds
      @timeout timeSpan =20 infinite minutes span(1,2147483640,60)
      @cookieSameSite enum{None=0,Lax=1,Strict=2,Unspecified=99} =Lax
      @useHostingIdentity bool =True
      @sqlConnectionRetryInterval timeSpan =0 infinite seconds since(8.0)
      @compressionEnabled bool =False since(8.0)
      providers
        +add remove clear open
          @name string required key
          @type string required
    system.web/siteMap
      @defaultProvider string =AspNetXmlSiteMapProvider nonEmpty
      @enabled bool =True
      providers
        +add remove clear open
          @name string required key
          @type string required
    system.web/trace
      @enabled bool =False
      @localOnly bool =True
      @mostRecent bool =False
      @pageOutput bool =False
      @requestLimit int =10 range(0,2147483647)
      @traceMode enum{SortByTime=1,SortByCategory=2} =SortByTime
      @writeToDiagnosticsTrace bool =False
    system.web/trust
      @level string =Full nonEmpty
      @originUrl string
      @processRequestInApplicationTrust bool =True
      @legacyCasModel bool =False
    system.web/urlMappings
      @enabled bool =True
      +add remove clear
        @mappedUrl string required
        @url string required key
    system.web/webControls
      @clientScriptsLocation string =/aspnet_client/{0}/{1}/ nonEmpty
    system.web/webParts
      @enableExport bool =False
      personalization
        @defaultProvider string =AspNetSqlPersonalizationProvider nonEmpty
        authorization
          +allow,deny prepend duplicates
            @roles string
            @users string
            @verbs string
        providers
          +add remove clear open
            @name string required key
            @type string required
      transformers
        +add remove clear
          @name string required key nonEmpty
          @type string required nonEmpty
    system.web/webServices
      conformanceWarnings
        +add remove clear
          @name flags{None=0,BasicProfile1_1=1} key
      diagnostics
        @suppressReturningExceptions bool =False
      protocols
        +add remove clear
          @name flags{Unknown=0,HttpSoap=1,HttpGet=2,HttpPost=4,Documentation=8,\#
    HttpPostLocalhost=16,HttpSoap12=32,AnyHttpSoap=33} key
      serviceDescriptionFormatExtensionTypes
        +add remove clear
          @type string key
      soapEnvelopeProcessing
        @strict bool =False
        @readTimeout int =2147483647
      soapExtensionImporterTypes
        +add remove clear
          @type string key
      soapExtensionReflectorTypes
        +add remove clear
          @type string key
      soapExtensionTypes
        +add remove clear
          @group enum{High=0,Low=1} =Low keys
          @priority int =0 keys range(0,2147483647)
          @type string keys
      soapServerProtocolFactory
        @type string
      soapTransportImporterTypes
        +add remove clear
          @type string key
      wsdlHelpGenerator
        @href string
    system.web/xhtmlConformance
      @mode enum{Transitional=0,Legacy=1,Strict=2} =Transitional
    system.web/partialTrustVisibleAssemblies
      +add remove clear
        @assemblyName string required nonEmpty
        @version string required nonEmpty
        @publicKey string required nonEmpty
    """#)
}
