extension SchemaTable {
  /// ASP.NET, globalization to machineKey. The grammar is described at ``SchemaTable``.
  static let aspNetB = SchemaTable(
    #"""
    system.web/globalization
      @culture string
      @enableBestFitResponseEncoding bool =False
      @enableClientBasedCulture bool =False
      @fileEncoding string
      @requestEncoding string =utf-8
      @resourceProviderFactoryType string
      @responseEncoding string =utf-8
      @responseHeaderEncoding string =utf-8
      @uiCulture string
    system.web/healthMonitoring
      @enabled bool =True
      @heartbeatInterval timeSpan =0 seconds span(0,2147483,1)
      bufferModes
        +add remove clear
          @maxBufferSize int =2147483647 required infinite range(1,2147483647)
          @maxBufferThreads int =1 infinite range(1,2147483647)
          @maxFlushSize int =2147483647 required infinite range(1,2147483647)
          @name string required key nonEmpty
          @regularFlushInterval timeSpan =00:00:01 required infinite span(0,2147483647,1)
          @urgentFlushInterval timeSpan =00:00:00 required infinite
          @urgentFlushThreshold int =2147483647 required infinite range(1,2147483647)
      eventMappings
        +add remove clear
          @endEventCode int =2147483647 range(0,2147483647)
          @name string required key
          @startEventCode int =0 range(0,2147483647)
          @type string required
      profiles
        +add remove clear
          @custom string
          @maxLimit int =2147483647 infinite range(0,2147483647)
          @minInstances int =1 range(1,2147483647)
          @minInterval timeSpan =00:00:00 infinite
          @name string required key nonEmpty
      providers
        +add remove clear open
          @name string required key
          @type string required
      rules
        +add remove clear
          @custom string
          @eventName string required
          @maxLimit int =2147483647 infinite range(0,2147483647)
          @minInstances int =1 range(1,2147483647)
          @minInterval timeSpan =00:00:00 infinite
          @name string required key nonEmpty
          @profile string
          @provider string
    system.web/hostingEnvironment
      @idleTimeout timeSpan =Infinite infinite minutes span(0,2147483640,60)
      @shadowCopyBinAssemblies bool =True
      @shutdownTimeout timeSpan =30 seconds span(0,2147483647,1)
    system.web/httpCookies
      @domain string
      @httpOnlyCookies bool =False
      @requireSSL bool =False
      @sameSite enum{None=0,Lax=1,Strict=2,Unspecified=99} =Unspecified
    system.web/httpHandlers
      +add remove clear prepend duplicates
        @path string required keys
        @type string required
        @validate bool =True
        @verb string required keys
    system.web/httpModules
      +add remove clear
        @name string required key nonEmpty
        @type string required
    system.web/httpRuntime open
      @apartmentThreading bool =False
      @appRequestQueueLimit int =5000 range(1,2147483647)
      @delayNotificationTimeout timeSpan =5 seconds
      @enable bool =True
      @enableHeaderChecking bool =True
      @enableKernelOutputCache bool =True
      @enableVersionHeader bool =True
      @executionTimeout timeSpan =110 seconds span(0,2147483647,1)
      @maxRequestLength int =4096 range(0,2147483647)
      @maxWaitChangeNotification int =0 range(0,2147483647)
      @minFreeThreads int =8 range(0,2147483647)
      @minLocalRequestFreeThreads int =4 range(0,2147483647)
      @requestLengthDiskThreshold int =80 range(1,2147483647)
      @requireRootedSaveAsPath bool =True
      @sendCacheControlHeader bool =True
      @shutdownTimeout timeSpan =90 seconds
      @useFullyQualifiedRedirectUrl bool =False
      @waitChangeNotification int =0 range(0,2147483647)
      @maxUrlLength int =260
      @maxQueryStringLength int =2048
      @relaxedUrlToFileSystemMapping bool =False
      @requestPathInvalidCharacters string
      @requestValidationMode string
      @requestValidationType string
      @encoderType string
      @asyncPreloadMode enum{None=0,Form=1,FormMultiPart=2,NonForm=4,AllFormTypes=3,All=7} =None
    system.web/identity open
      @impersonate bool =False
      @password string
      @userName string
    system.web/machineKey
      @decryption string =Auto trimmed
      @decryptionKey string =AutoGenerate,IsolateApps trimmed
      @validation enum{MD5=0,SHA1=1,3DES=2,AES=3,HMACSHA256=4,HMACSHA384=5,HMACSHA512=6} =SHA1
      @validationKey string =AutoGenerate,IsolateApps trimmed
      @applicationName string =``
      @dataProtectorType string =``
      @compatibilityMode enum{Framework20SP1=0,Framework20SP2=1,Framework45=2} =Framework20SP1
    """#)
}
