extension SchemaTable {
  /// Sites, applications and virtual directories. The grammar is described at ``SchemaTable``.
  static let sites = SchemaTable(
    #"""
    system.applicationHost/sites
      siteDefaults
        @name string siteName
        @id uint
        @serverAutoStart bool =true
        bindings
          +binding clear
            @protocol string required keys nonEmpty
            @bindingInformation string required keys nonEmpty
            @sslFlags uint =0 since(8.0)
        limits
          @maxBandwidth uint =4294967295 outside(0,1023)
          @maxConnections uint =4294967295
          @connectionTimeout timeSpan =00:02:00 span(0,65535,1)
          @maxUrlSegments uint =32 range(0,16383) since(8.0)
        logFile
          @logExtFileFlags flags{Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,\#
    ServerIP=64,Method=128,UriStem=256,UriQuery=512,HttpStatus=1024,Win32Status=2048,BytesSent=4096,\#
    BytesRecv=8192,TimeTaken=16384,ServerPort=32768,UserAgent=65536,Cookie=131072,Referer=262144,\#
    ProtocolVersion=524288,Host=1048576,HttpSubStatus=2097152} =`Date, Time, ClientIP, UserName, \#
    ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, \#
    HttpSubStatus, Referer` before(8.0)=`Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, \#
    UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus`
          @customLogPluginClsid string =``
          @logFormat enum{IIS=0,NCSA=1,W3C=2,Custom=3} =W3C
          @logTargetW3C flags{File=1,ETW=2} =File since(8.5)
          @directory string =%SystemDrive%\inetpub\logs\LogFiles expanded
          @period enum{MaxSize=0,Daily=1,Weekly=2,Monthly=3,Hourly=4} =Daily
          @truncateSize int64 =20971520 range(1048576,4294967295)
          @localTimeRollover bool =false
          @enabled bool =true
          @logSiteId bool =true since(8.0)
          @flushByEntryCountW3CLog uint =0 since(8.5)
          @maxLogLineLength uint =65536 range(2,65536) since(8.5)
          customFields since(8.5)
            @maxCustomFieldLength uint =4096 range(2,65536) since(8.5)
            +add clear
              @logFieldName string required key nonEmpty since(8.5)
              @sourceName string required nonEmpty since(8.5)
              @sourceType enum{RequestHeader=0,ResponseHeader=1,ServerVariable=2} required \#
    since(8.5)
        traceFailedRequestsLogging
          @enabled bool =false
          @directory string =%SystemDrive%\inetpub\FailedReqLogFiles expanded
          @maxLogFiles uint =50 range(1,10000)
          @maxLogFileSizeKB uint =1024 range(0,1048576) before(8.0)=512
          @customActionsEnabled bool =false
        hsts since(10.0-1709)
          @enabled bool =false since(10.0-1709)
          @max-age uint =0 since(10.0-1709)
          @includeSubDomains bool =false since(10.0-1709)
          @preload bool =false since(10.0-1709)
          @redirectHttpToHttps bool =false since(10.0-1709)
        ftpServer opaque
      applicationDefaults
        @path string applicationPath
        @applicationPool string poolName
        @enabledProtocols string =http
      virtualDirectoryDefaults
        @path string directoryPath
        @physicalPath string expanded
        @userName string
        @password string caseSensitive encrypted
        @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
        @allowSubDirConfig bool =true
      +site defaults(siteDefaults)
        @name string required key siteName
        @id uint required key
        @serverAutoStart bool =true
        bindings
          +binding clear
            @protocol string required keys nonEmpty
            @bindingInformation string required keys nonEmpty
            @sslFlags uint =0 since(8.0)
            @isDsMapperEnabled bool
            @certificateHash string
            @certificateStoreName string
        limits
          @maxBandwidth uint =4294967295 outside(0,1023)
          @maxConnections uint =4294967295
          @connectionTimeout timeSpan =00:02:00 span(0,65535,1)
          @maxUrlSegments uint =32 range(0,16383) since(8.0)
        logFile
          @logExtFileFlags flags{Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,\#
    ServerIP=64,Method=128,UriStem=256,UriQuery=512,HttpStatus=1024,Win32Status=2048,BytesSent=4096,\#
    BytesRecv=8192,TimeTaken=16384,ServerPort=32768,UserAgent=65536,Cookie=131072,Referer=262144,\#
    ProtocolVersion=524288,Host=1048576,HttpSubStatus=2097152} =`Date, Time, ClientIP, UserName, \#
    ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, \#
    HttpSubStatus, Referer` before(8.0)=`Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, \#
    UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus`
          @customLogPluginClsid string =``
          @logFormat enum{IIS=0,NCSA=1,W3C=2,Custom=3} =W3C
          @logTargetW3C flags{File=1,ETW=2} =File since(8.5)
          @directory string =%SystemDrive%\inetpub\logs\LogFiles expanded nonEmpty
          @period enum{MaxSize=0,Daily=1,Weekly=2,Monthly=3,Hourly=4} =Daily
          @truncateSize int64 =20971520 range(1048576,4294967295)
          @localTimeRollover bool =false
          @enabled bool =true
          @logSiteId bool =true since(8.0)
          @flushByEntryCountW3CLog uint =0 since(8.5)
          @maxLogLineLength uint =65536 range(2,65536) since(8.5)
          customFields since(8.5)
            @maxCustomFieldLength uint =4096 range(2,65536) since(8.5)
            +add clear
              @logFieldName string required key nonEmpty since(8.5)
              @sourceName string required nonEmpty since(8.5)
              @sourceType enum{RequestHeader=0,ResponseHeader=1,ServerVariable=2} required \#
    since(8.5)
        traceFailedRequestsLogging
          @enabled bool =false
          @directory string =%SystemDrive%\inetpub\logs\FailedReqLogFiles expanded
          @maxLogFiles uint =50 range(1,10000)
          @maxLogFileSizeKB uint =1024 range(0,1048576) before(8.0)=512
          @customActionsEnabled bool =false
        applicationDefaults
          @path string applicationPath
          @applicationPool string poolName
          @enabledProtocols string =http
          @serviceAutoStartEnabled bool =false since(7.5)
          @serviceAutoStartProvider string since(7.5)
          @preloadEnabled bool =false since(8.0)
        virtualDirectoryDefaults
          @path string directoryPath
          @physicalPath string expanded
          @userName string
          @password string caseSensitive encrypted
          @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
          @allowSubDirConfig bool =true
        hsts since(10.0-1709)
          @enabled bool =false since(10.0-1709)
          @max-age uint =0 since(10.0-1709)
          @includeSubDomains bool =false since(10.0-1709)
          @preload bool =false since(10.0-1709)
          @redirectHttpToHttps bool =false since(10.0-1709)
        ftpServer opaque
        +application defaults(applicationDefaults)
          @path string required key applicationPath
          @applicationPool string poolName
          @enabledProtocols string =http
          @serviceAutoStartEnabled bool =false since(7.5)
          @serviceAutoStartProvider string since(7.5)
          @preloadEnabled bool =false since(8.0)
          virtualDirectoryDefaults
            @path string directoryPath
            @physicalPath string expanded
            @userName string
            @password string caseSensitive encrypted
            @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
            @allowSubDirConfig bool =true
          +virtualDirectory defaults(virtualDirectoryDefaults)
            @path string key directoryPath
            @physicalPath string expanded
            @userName string
            @password string caseSensitive encrypted
            @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
            @allowSubDirConfig bool =true
    """#)
}
