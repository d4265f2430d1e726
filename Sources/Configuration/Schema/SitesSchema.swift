/// `system.applicationHost/sites`, after IIS_schema.xml.
/// The notation is explained at ``SchemaNotation``.
let sitesSchema = """
  section system.applicationHost/sites
    element siteDefaults
      @name string siteName
      @id uint
      @serverAutoStart bool = true
      element bindings
        collection binding clear
          @protocol string required combined nonEmptyString
          @bindingInformation string required combined nonEmptyString
          @sslFlags uint since(8.0) = 0
      element limits
        @maxBandwidth uint range(0,1023,exclude) = 4294967295
        @maxConnections uint = 4294967295
        @connectionTimeout timeSpan range(0,65535,1) = 00:02:00
        @maxUrlSegments uint range(0,16383) since(8.0) = 32
      element logFile
        @logExtFileFlags flags until(8.0)
          |= Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, UriQuery, TimeTaken,
          |= HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus
          | Date=1 Time=2 ClientIP=4 UserName=8 SiteName=16 ComputerName=32 ServerIP=64 Method=128
          | UriStem=256 UriQuery=512 HttpStatus=1024 Win32Status=2048 BytesSent=4096 BytesRecv=8192
          | TimeTaken=16384 ServerPort=32768 UserAgent=65536 Cookie=131072 Referer=262144
          | ProtocolVersion=524288 Host=1048576 HttpSubStatus=2097152
        @logExtFileFlags flags since(8.0)
          |= Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, UriQuery, TimeTaken,
          |= HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus, Referer
          | Date=1 Time=2 ClientIP=4 UserName=8 SiteName=16 ComputerName=32 ServerIP=64 Method=128
          | UriStem=256 UriQuery=512 HttpStatus=1024 Win32Status=2048 BytesSent=4096 BytesRecv=8192
          | TimeTaken=16384 ServerPort=32768 UserAgent=65536 Cookie=131072 Referer=262144
          | ProtocolVersion=524288 Host=1048576 HttpSubStatus=2097152
        @customLogPluginClsid string
        @logFormat enum = W3C
          | IIS=0 NCSA=1 W3C=2 Custom=3
        @logTargetW3C flags since(8.5) = File
          | File=1 ETW=2
        @directory string = %SystemDrive%\\inetpub\\logs\\LogFiles
        @period enum = Daily
          | MaxSize=0 Daily=1 Weekly=2 Monthly=3 Hourly=4
        @truncateSize int64 range(1048576,4294967295) = 20971520
        @localTimeRollover bool = false
        @enabled bool = true
        @logSiteId bool since(8.0) = true
        @flushByEntryCountW3CLog uint since(8.5) = 0
        @maxLogLineLength uint range(2,65536) since(8.5) = 65536
        element customFields since(8.5)
          @maxCustomFieldLength uint range(2,65536) since(8.5) = 4096
          collection add clear
            @logFieldName string required unique nonEmptyString since(8.5)
            @sourceName string required nonEmptyString since(8.5)
            @sourceType enum required since(8.5)
              | RequestHeader=0 ResponseHeader=1 ServerVariable=2
      element traceFailedRequestsLogging
        @enabled bool = false
        @directory string = %SystemDrive%\\inetpub\\FailedReqLogFiles
        @maxLogFiles uint range(1,10000) = 50
        @maxLogFileSizeKB uint range(0,1048576) until(8.0) = 512
        @maxLogFileSizeKB uint range(0,1048576) since(8.0) = 1024
        @customActionsEnabled bool = false
      element hsts since(10.0)
        @enabled bool since(10.0) = false
        @max-age uint since(10.0) = 0
        @includeSubDomains bool since(10.0) = false
        @preload bool since(10.0) = false
        @redirectHttpToHttps bool since(10.0) = false
      element ftpServer opaque
    element applicationDefaults
      @path string applicationPath
      @applicationPool string applicationPoolName
      @enabledProtocols string = http
    element virtualDirectoryDefaults
      @path string virtualDirectoryPath
      @physicalPath string
      @userName string
      @password string caseSensitive
      @logonMethod enum = ClearText
        | Interactive=0 Batch=1 Network=2 ClearText=3
      @allowSubDirConfig bool = true
    collection site defaults(siteDefaults)
      @name string required unique siteName
      @id uint required unique
      @serverAutoStart bool = true
      element bindings
        collection binding clear
          @protocol string required combined nonEmptyString
          @bindingInformation string required combined nonEmptyString
          @sslFlags uint since(8.0) = 0
          @isDsMapperEnabled bool
          @certificateHash string
          @certificateStoreName string
      element limits
        @maxBandwidth uint range(0,1023,exclude) = 4294967295
        @maxConnections uint = 4294967295
        @connectionTimeout timeSpan range(0,65535,1) = 00:02:00
        @maxUrlSegments uint range(0,16383) since(8.0) = 32
      element logFile
        @logExtFileFlags flags until(8.0)
          |= Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, UriQuery, TimeTaken,
          |= HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus
          | Date=1 Time=2 ClientIP=4 UserName=8 SiteName=16 ComputerName=32 ServerIP=64 Method=128
          | UriStem=256 UriQuery=512 HttpStatus=1024 Win32Status=2048 BytesSent=4096 BytesRecv=8192
          | TimeTaken=16384 ServerPort=32768 UserAgent=65536 Cookie=131072 Referer=262144
          | ProtocolVersion=524288 Host=1048576 HttpSubStatus=2097152
        @logExtFileFlags flags since(8.0)
          |= Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, UriQuery, TimeTaken,
          |= HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus, Referer
          | Date=1 Time=2 ClientIP=4 UserName=8 SiteName=16 ComputerName=32 ServerIP=64 Method=128
          | UriStem=256 UriQuery=512 HttpStatus=1024 Win32Status=2048 BytesSent=4096 BytesRecv=8192
          | TimeTaken=16384 ServerPort=32768 UserAgent=65536 Cookie=131072 Referer=262144
          | ProtocolVersion=524288 Host=1048576 HttpSubStatus=2097152
        @customLogPluginClsid string
        @logFormat enum = W3C
          | IIS=0 NCSA=1 W3C=2 Custom=3
        @logTargetW3C flags since(8.5) = File
          | File=1 ETW=2
        @directory string nonEmptyString = %SystemDrive%\\inetpub\\logs\\LogFiles
        @period enum = Daily
          | MaxSize=0 Daily=1 Weekly=2 Monthly=3 Hourly=4
        @truncateSize int64 range(1048576,4294967295) = 20971520
        @localTimeRollover bool = false
        @enabled bool = true
        @logSiteId bool since(8.0) = true
        @flushByEntryCountW3CLog uint since(8.5) = 0
        @maxLogLineLength uint range(2,65536) since(8.5) = 65536
        element customFields since(8.5)
          @maxCustomFieldLength uint range(2,65536) since(8.5) = 4096
          collection add clear
            @logFieldName string required unique nonEmptyString since(8.5)
            @sourceName string required nonEmptyString since(8.5)
            @sourceType enum required since(8.5)
              | RequestHeader=0 ResponseHeader=1 ServerVariable=2
      element traceFailedRequestsLogging
        @enabled bool = false
        @directory string = %SystemDrive%\\inetpub\\logs\\FailedReqLogFiles
        @maxLogFiles uint range(1,10000) = 50
        @maxLogFileSizeKB uint range(0,1048576) until(8.0) = 512
        @maxLogFileSizeKB uint range(0,1048576) since(8.0) = 1024
        @customActionsEnabled bool = false
      element applicationDefaults
        @path string applicationPath
        @applicationPool string applicationPoolName
        @enabledProtocols string = http
        @serviceAutoStartEnabled bool since(7.5) = false
        @serviceAutoStartProvider string since(7.5)
        @preloadEnabled bool since(8.0) = false
      element virtualDirectoryDefaults
        @path string virtualDirectoryPath
        @physicalPath string
        @userName string
        @password string caseSensitive
        @logonMethod enum = ClearText
          | Interactive=0 Batch=1 Network=2 ClearText=3
        @allowSubDirConfig bool = true
      element hsts since(10.0)
        @enabled bool since(10.0) = false
        @max-age uint since(10.0) = 0
        @includeSubDomains bool since(10.0) = false
        @preload bool since(10.0) = false
        @redirectHttpToHttps bool since(10.0) = false
      element ftpServer opaque
      collection application defaults(applicationDefaults)
        @path string required unique applicationPath
        @applicationPool string applicationPoolName
        @enabledProtocols string = http
        @serviceAutoStartEnabled bool since(7.5) = false
        @serviceAutoStartProvider string since(7.5)
        @preloadEnabled bool since(8.0) = false
        element virtualDirectoryDefaults
          @path string virtualDirectoryPath
          @physicalPath string
          @userName string
          @password string caseSensitive
          @logonMethod enum = ClearText
            | Interactive=0 Batch=1 Network=2 ClearText=3
          @allowSubDirConfig bool = true
        collection virtualDirectory defaults(virtualDirectoryDefaults)
          @path string unique virtualDirectoryPath
          @physicalPath string
          @userName string
          @password string caseSensitive
          @logonMethod enum = ClearText
            | Interactive=0 Batch=1 Network=2 ClearText=3
          @allowSubDirConfig bool = true
  """
