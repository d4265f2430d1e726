extension SchemaTable {
  /// The sections the worker process core reads. The grammar is described at ``SchemaTable``.
  static let pipeline = SchemaTable(
    #"""
    system.webServer/caching
      @enabled bool =true
      @enableKernelCache bool =true
      @maxCacheSize uint =0
      @maxResponseSize uint =262144
      profiles
        +add remove clear prepend
          @extension string required key nonEmpty
          @policy enum{DontCache=0,CacheUntilChange=1,CacheForTimePeriod=2,DisableCache=3} \#
    =DontCache
          @kernelCachePolicy enum{DontCache=0,CacheUntilChange=1,CacheForTimePeriod=2,\#
    DisableCache=3} =DontCache
          @duration timeSpan =00:00:30 span(1,4294967,1)
          @location enum{Any=0,Client=1,Downstream=2,Server=3,None=4,ServerAndClient=5} =Server
          @varyByHeaders string
          @varyByQueryString string
    system.webServer/globalModules
      +add remove clear
        @name string required key caseSensitive
        @image string expanded
        @preCondition string caseSensitive
    system.webServer/handlers
      @accessPolicy flags{None=0,Read=1,Write=2,Execute=4,Source=16,Script=512,NoRemoteWrite=1024,\#
    NoRemoteRead=4096,NoRemoteExecute=8192,NoRemoteScript=16384} =Read
      +add remove clear prepend
        @name string required key caseSensitive nonEmpty
        @path string required nonEmpty
        @verb string required caseSensitive
        @type string caseSensitive
        @modules string =ManagedPipelineHandler caseSensitive
        @scriptProcessor string expanded
        @resourceType enum{File=0,Directory=1,Either=2,Unspecified=3} =Unspecified
        @requireAccess enum{None=0,Read=1,Write=2,Script=3,Execute=4} =Script
        @allowPathInfo bool =false
        @preCondition string caseSensitive
        @responseBufferLimit uint =4194304
    system.webServer/httpCompression
      @sendCacheHeaders bool =false
      @expiresHeader string =`Wed, 01 Jan 1997 12:00:00 GMT`
      @cacheControlHeader string =max-age=86400
      @directory string =`%SystemDrive%\inetpub\temp\IIS Temporary Compressed Files` expanded
      @doDiskSpaceLimiting bool =true
      @maxDiskSpaceUsage uint =100
      @minFileSizeForComp uint =2700 before(7.5)=256
      @noCompressionForHttp10 bool =true
      @noCompressionForProxies bool =true
      @noCompressionForRange bool =true
      @staticCompressionIgnoreHitFrequency bool =false since(8.5)
      @staticCompressionDisableCpuUsage uint =100 range(0,100)
      @staticCompressionEnableCpuUsage uint =50 range(0,100)
      @dynamicCompressionDisableCpuUsage uint =90 range(0,100)
      @dynamicCompressionEnableCpuUsage uint =50 range(0,100)
      @dynamicCompressionBufferLimit uint =65536 since(7.5)
      staticTypes
        +add remove clear
          @mimeType string required key nonEmpty
          @enabled bool required
      dynamicTypes
        +add remove clear
          @mimeType string required key nonEmpty
          @enabled bool required
      +scheme remove clear
        @name string required key nonEmpty
        @doStaticCompression bool =true
        @doDynamicCompression bool =true
        @dll string required expanded nonEmpty
        @staticCompressionLevel uint =7
        @dynamicCompressionLevel uint =0
    system.webServer/isapiFilters
      +filter remove clear
        @name string required key caseSensitive nonEmpty
        @path string required expanded nonEmpty
        @enabled bool =true
        @enableCache bool =false
        @preCondition string caseSensitive
    system.webServer/modules
      @runAllManagedModulesForAllRequests bool =false
      @runManagedModulesForWebDavRequests bool =false
      +add remove clear
        @name string required key caseSensitive nonEmpty
        @type string caseSensitive
        @preCondition string caseSensitive
    system.webServer/applicationInitialization
      @remapManagedRequestsTo string =``
      @skipManagedModules bool =false
      @doAppInitAfterRestart bool =false
      +add remove clear
        @initializationPage string required key
        @hostName string =``
    system.webServer/serverRuntime
      @enabled bool =true
      @appConcurrentRequestLimit uint =5000
      @maxRequestEntityAllowed uint =4294967295
      @uploadReadAheadSize uint =49152 range(0,2147483647)
      @alternateHostName string
      @enableNagling bool =false
      @frequentHitThreshold uint =2 range(1,2147483647)
      @frequentHitTimePeriod timeSpan =00:00:10
      @authenticatedUserOverride enum{UseAuthenticatedUser=1,UseWorkerProcessUser=2} \#
    =UseAuthenticatedUser since(7.5)
    system.webServer/urlCompression
      @doStaticCompression bool =true
      @doDynamicCompression bool =true before(7.5)=false
      @dynamicCompressionBeforeCache bool =false
    system.webServer/validation
      @validateIntegratedModeConfiguration bool =true
    system.webServer/webSocket
      @enabled bool =true
      @receiveBufferLimit uint =4194304 range(4096,2147483647)
      @pingInterval timeSpan =00:00:00 span(0,86400,1)
      @readBufferBlockSize uint =4096 range(4096,4194304) since(10.0-1809)
    """#)
}
