extension SchemaTable {
  /// ASP.NET, anonymousIdentification to deviceFilters. The grammar is described at ``SchemaTable``.
  static let aspNetA = SchemaTable(
    #"""
    system.web/anonymousIdentification
      @cookieless enum{UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3} =UseCookies
      @cookieName string =.ASPXANONYMOUS nonEmpty
      @cookiePath string =/ nonEmpty
      @cookieProtection enum{None=0,Validation=1,Encryption=2,All=3} =Validation
      @cookieRequireSSL bool =False
      @cookieSlidingExpiration bool =True
      @cookieTimeout timeSpan =100000 infinite minutes span(0,2147483640,60)
      @domain string
      @enabled bool =False
    system.web/authentication
      @mode enum{None=0,Windows=1,Passport=2,Forms=3,Federated=4} =Windows
      forms
        @cookieless enum{UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3} =UseDeviceProfile
        @defaultUrl string =default.aspx nonEmpty
        @domain string
        @enableCrossAppRedirects bool =False
        @cookieSameSite enum{None=0,Lax=1,Strict=2,Unspecified=99} =Lax
        @loginUrl string =login.aspx nonEmpty
        @name string =.ASPXAUTH nonEmpty
        @path string =/ nonEmpty
        @protection enum{All=0,None=1,Encryption=2,Validation=3} =All
        @requireSSL bool =False
        @slidingExpiration bool =True
        @timeout timeSpan =30 minutes span(60,2147483640,60)
        @ticketCompatibilityMode string nonEmpty
        credentials
          @passwordFormat enum{Clear=0,SHA1=1,MD5=2,SHA256=3,SHA384=4,SHA512=5} =SHA1
          +user
            @name string required key
            @password string required
      passport
        @redirectUrl string =internal
    system.web/authorization
      +allow,deny prepend duplicates
        @roles string
        @users string
        @verbs string
    system.web/browserCaps
      @userAgentCacheKeyLength int =64
      +result
        @type string =`System.Web.Mobile.MobileCapabilities, System.Web.Mobile, Version=2.0.0.0, \#
    Culture=neutral, PublicKeyToken=b03f5f7f11d50a3`
    system.web/clientTarget
      +add remove clear
        @alias string required key nonEmpty
        @userAgent string required nonEmpty
    system.web/compilation
      @assemblyPostProcessorType string
      @batch bool =True
      @batchTimeout timeSpan =900 infinite seconds span(0,2147483647,1)
      @debug bool =False
      @defaultLanguage string =vb
      @enablePrefetchOptimization bool =False
      @explicit bool =True
      @maxBatchGeneratedFileSize int =1000 range(0,2147483647)
      @maxBatchSize int =1000 range(0,2147483647)
      @numRecompilesBeforeAppRestart int =15 range(0,2147483647)
      @strict bool =False
      @tempDirectory string
      @urlLinePragmas bool =False
      @profileGuidedOptimizations string =All since(8.0)
      @optimizeCompilations bool =False
      @targetFramework string
      assemblies
        +add remove clear duplicates
          @assembly string required key nonEmpty
      buildProviders
        +add remove clear
          @extension string required key nonEmpty
          @type string required nonEmpty
      codeSubDirectories
        +add
          @directoryName string required key trimmed
      expressionBuilders
        +add remove clear
          @expressionPrefix string required key nonEmpty
          @type string required nonEmpty
      folderLevelBuildProviders
        +add remove clear
          @name string required key nonEmpty
          @type string required nonEmpty
    system.web/customErrors
      @allowNestedErrors bool =False
      @defaultRedirect string
      @mode enum{RemoteOnly=0,On=1,Off=2} =RemoteOnly
      @redirectMode string =ResponseRedirect nonEmpty
      +error
        @redirect string required nonEmpty
        @statusCode int required key range(100,999)
    system.web/deviceFilters
      +filter
        @argument string nonEmpty
        @compare string nonEmpty
        @type string
        @method string nonEmpty
        @name string required key nonEmpty
    system.web/caching/cache
      @disableExpiration bool =False
      @disableMemoryCollection bool =False
      @percentagePhysicalMemoryUsedLimit int =0 range(0,100)
      @privateBytesLimit int64 =0
      @privateBytesPollTime timeSpan =00:02:00 infinite
      @defaultProvider string
      providers
        +add remove clear open
          @name string required key
          @type string required
    system.web/caching/outputCache
      @enableFragmentCache bool =True
      @enableKernelCacheForVaryByStar bool =False
      @enableOutputCache bool =True
      @omitVaryStar bool =False
      @sendCacheControlHeader bool =True
    system.web/caching/outputCacheSettings
      outputCacheProfiles
        +add remove clear
          @duration int =-1
          @enabled bool =True
          @location enum{Any=0,Client=1,Downstream=2,Server=3,None=4,ServerAndClient=5}
          @name string required key trimmed
          @noStore bool =False
          @sqlDependency string
          @varyByContentEncoding string
          @varyByControl string
          @varyByCustom string
          @varyByHeader string
          @varyByParam string
    system.web/caching/sqlCacheDependency
      @enabled bool =True
      @pollTime int =60000
      databases
        +add remove clear
          @connectionStringName string required nonEmpty
          @name string required key nonEmpty
          @pollTime int =60000
    system.web/fullTrustAssemblies
      +add remove clear
        @assemblyName string required nonEmpty
        @version string required nonEmpty
        @publicKey string required nonEmpty
    """#)
}
