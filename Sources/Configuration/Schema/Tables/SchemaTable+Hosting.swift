extension SchemaTable {
  /// Modules that host other frameworks, and CORS. The grammar is described at ``SchemaTable``.
  static let hosting = SchemaTable(
    #"""
    system.webServer/aspNetCore
      @processPath string expanded
      @arguments string =`` expanded
      @startupTimeLimit uint =120 range(0,3600)
      @shutdownTimeLimit uint =10 range(0,600)
      @rapidFailsPerMinute uint =10 range(0,100)
      @requestTimeout timeSpan =00:02:00 span(0,1296000,1)
      @stdoutLogEnabled bool =false
      @stdoutLogFile string =.\aspnetcore-stdout expanded
      @processesPerApplication uint =1 range(1,100)
      @forwardWindowsAuthToken bool =true
      @disableStartUpErrorPage bool =false
      @hostingModel string
      recycleOnFileChange
        +file clear
          @path string required expanded nonEmpty
      environmentVariables
        +environmentVariable clear
          @name string required nonEmpty
          @value string required
      handlerSettings
        +handlerSetting clear
          @name string required nonEmpty
          @value string required
    system.webServer/iisnode
      @node_env string =%node_env% expanded
      @asyncCompletionThreadCount uint =0
      @nodeProcessCountPerApplication uint =1
      @nodeProcessCommandLine string =node.exe expanded
      @interceptor string ="%programfiles%\iisnode\interceptor.js" expanded
      @maxConcurrentRequestsPerProcess uint =1024 infinite
      @maxNamedPipeConnectionRetry uint =100
      @namedPipeConnectionRetryDelay uint =250
      @maxNamedPipeConnectionPoolSize uint =512
      @maxNamedPipePooledConnectionAge uint =30000
      @initialRequestBufferSize uint =4096
      @maxRequestBufferSize uint =65536
      @uncFileChangesPollingInterval uint =5000
      @gracefulShutdownTimeout uint =60000
      @logDirectory string =iisnode expanded
      @debuggingEnabled bool =true
      @debuggerExtensionDll string =iisnode-inspector-0.7.3.dll
      @debugHeaderEnabled bool =false
      @debuggerVirtualDir string =``
      @debuggerPathSegment string =debug expanded
      @debuggerPortRange string =5058-6058 expanded
      @maxLogFileSizeInKB uint =128
      @maxTotalLogFileSizeInKB uint =1024
      @maxLogFiles uint =20
      @loggingEnabled bool =true
      @devErrorsEnabled bool =true
      @flushResponse bool =false
      @watchedFiles string =*.js;iisnode.yml expanded
      @enableXFF bool =false
      @promoteServerVars string =``
      @configOverrides string =iisnode.yml expanded
      @recycleSignalEnabled bool =false
      @idlePageOutTimePeriod uint =0
      @nodeProcessStickySessions bool =false
    system.webServer/httpPlatform
      @processPath string expanded
      @arguments string =`` expanded
      @startupTimeLimit uint =120 range(0,3600)
      @startupRetryCount uint =10 range(0,100)
      @rapidFailsPerMinute uint =10 range(0,100)
      @requestTimeout timeSpan =00:02:00 span(0,2592000,60)
      @stdoutLogEnabled bool =false
      @stdoutLogFile string =.\httpplatform-stdout expanded
      @processesPerApplication uint =1 range(1,100)
      @forwardWindowsAuthToken bool =false
      recycleOnFileChange
        +file clear
          @path string required expanded nonEmpty
      environmentVariables
        +environmentVariable clear
          @name string required nonEmpty
          @value string required
    system.webServer/cors
      @enabled bool =false
      @failUnlistedOrigins bool =false
      +add remove clear
        @origin string required key
        @allowed bool =true
        @allowCredentials bool =false
        @maxAge int =-1
        allowHeaders
          @allowAllRequestedHeaders bool =false
          +add remove clear
            @header string required key
        allowMethods
          +add remove clear
            @method string required key
        exposeHeaders
          +add remove clear
            @header string required key
    """#)
}
