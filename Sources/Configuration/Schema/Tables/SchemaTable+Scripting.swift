extension SchemaTable {
  /// ASP, CGI, FastCGI and server-side includes. The grammar is described at ``SchemaTable``.
  static let scripting = SchemaTable(
    #"""
    system.webServer/asp
      @appAllowClientDebug bool =false
      @appAllowDebugging bool =false
      @errorsToNTLog bool =false
      @logErrorRequests bool =true
      @calcLineNumber bool =true
      @codePage uint =0 range(0,2147483647)
      @enableApplicationRestart bool =true
      @enableAspHtmlFallback bool =true
      @enableChunkedEncoding bool =true
      @enableParentPaths bool =false
      @exceptionCatchEnable bool =true
      @lcid uint =0 range(0,2147483647)
      @runOnEndAnonymously bool =true
      @scriptErrorMessage string =`An error occurred on the server when processing the URL. Please \#
    contact the system administrator. <p/> If you are the system administrator please click <a \#
    href="http://go.microsoft.com/fwlink/?LinkID=82731">here</a> to find out more about this \#
    error.` nonEmpty
      @scriptErrorSentToBrowser bool =false
      @scriptLanguage string =VBScript nonEmpty
      @bufferingOn bool =true
      session
        @allowSessionState bool =true
        @keepSessionIdSecure bool =true
        @max uint =4294967295
        @timeout timeSpan =00:20:00 span(0,31536000,60)
      comPlus
        @appServiceFlags flags{None=0,EnableTracker=1,EnableSxS=2,UsePartition=4} =None
        @sxsName string nonEmpty
        @partitionId string =00000000-0000-0000-0000-000000000000
        @trackThreadingModel bool =false
        @executeInMta bool =false
      cache
        @diskTemplateCacheDirectory string =`%SystemDrive%\inetpub\temp\ASP Compiled Templates` \#
    expanded nonEmpty
        @maxDiskTemplateCacheFiles uint =2000 range(0,2147483647)
        @scriptFileCacheSize uint =500 range(0,2147483647)
        @scriptEngineCacheMax uint =250 range(0,2147483647)
        @enableTypelibCache bool =true
      limits
        @scriptTimeout timeSpan =00:01:30
        @bufferingLimit uint =4194304 range(0,2147483647)
        @maxRequestEntityAllowed uint =200000 range(0,2147483647)
        @processorThreadMax uint =25 range(0,2147483647)
        @queueConnectionTestTime timeSpan =00:00:03 span(1,2147483647,1)
        @queueTimeout timeSpan =00:00:00
        @requestQueueMax uint =3000 range(0,2147483647)
    system.webServer/cgi
      @createCGIWithNewConsole bool =false
      @createProcessAsUser bool =true
      @timeout timeSpan =00:15:00 span(1,2147483647,1)
    system.webServer/fastCgi
      +application
        @fullPath string required keys expanded nonEmpty
        @arguments string =`` keys expanded
        @monitorChangesTo string =`` since(7.5)
        @stderrMode enum{ReturnStdErrIn500=0,ReturnGeneric500=1,IgnoreAndReturn200=2,\#
    TerminateProcess=3} =ReturnStdErrIn500 since(7.5)
        @maxInstances uint =0 range(0,10000) before(7.5)=4 before(7.5)range(1,10000)
        @idleTimeout uint =300 range(10,2592000) before(7.5)range(10,604800)
        @activityTimeout uint =70 range(10,2592000) before(7.5)=30 before(7.5)range(10,3600)
        @requestTimeout uint =90 range(10,2592000) before(7.5)range(10,604800)
        @instanceMaxRequests uint =200 range(1,10000000)
        @signalBeforeTerminateSeconds uint =0 range(0,60) since(7.5)
        @protocol enum{NamedPipe=0,Tcp=1} =NamedPipe
        @queueLength uint =1000 range(1,100000000)
        @flushNamedPipe bool =false
        @rapidFailsPerMinute uint =10 range(0,1000)
        environmentVariables
          +environmentVariable
            @name string key
            @value string
    system.webServer/serverSideInclude
      @ssiExecDisable bool =false
    """#)
}
