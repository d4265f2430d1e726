extension SchemaTable {
  /// The other server-wide sections. The grammar is described at ``SchemaTable``.
  static let applicationHost = SchemaTable(
    #"""
    system.applicationHost/configHistory
      @enabled bool =true
      @path string =%SYSTEMDRIVE%\inetpub\history nonEmpty before(10.0-1809)unchecked
      @maxHistories uint =10 range(1,4294967295)
      @period timeSpan =00:02:00 span(10,2147483647,1)
    system.applicationHost/customMetadata
      +key
        @path string key
        +property
          @id uint key
          @dataType enum{DWord=1,String=2,Binary=3,ExpandSZ=4,MultiSZ=5} required
          @userType uint =1
          @attributes flags{None=0,Inherit=1,PartialPath=2,Secure=4,Reference=8,Volatile=16,\#
    IsInherited=32,InsertPath=64,LocalMachineOnly=128,NonSecureOnly=256} =Inherit
          @value string caseSensitive
    system.applicationHost/listenerAdapters
      +add
        @name string required key
        @identity string
        @protocolManagerDll string
        @protocolManagerDllInitFunction string caseSensitive
    system.applicationHost/log
      @logInUTF8 bool =true
      @centralLogFileMode enum{Site=0,CentralBinary=1,CentralW3C=2} =Site
      centralBinaryLogFile
        @enabled bool =false
        @directory string =%SystemDrive%\inetpub\logs\LogFiles expanded
        @period enum{Hourly=4,Daily=1,Weekly=2,Monthly=3,MaxSize=0} =Daily
        @truncateSize int64 =20971520 range(1048576,4294967295)
        @localTimeRollover bool =false
      centralW3CLogFile
        @enabled bool =true
        @directory string =%SystemDrive%\inetpub\logs\LogFiles expanded nonEmpty
        @period enum{Hourly=4,Daily=1,Weekly=2,Monthly=3,MaxSize=0} =Daily
        @truncateSize int64 =20971520 range(1048576,4294967295)
        @localTimeRollover bool =false
        @logExtFileFlags flags{Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,\#
    ServerIP=64,Method=128,UriStem=256,UriQuery=512,HttpStatus=1024,Win32Status=2048,BytesSent=4096,\#
    BytesRecv=8192,TimeTaken=16384,ServerPort=32768,UserAgent=65536,Cookie=131072,Referer=262144,\#
    ProtocolVersion=524288,Host=1048576,HttpSubStatus=2097152} =`Date, Time, ClientIP, UserName, \#
    SiteName, ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, \#
    UserAgent, HttpSubStatus, Referer` before(8.0)=`Date, Time, ClientIP, UserName, SiteName, \#
    ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, \#
    HttpSubStatus`
    system.applicationHost/serviceAutoStartProviders
      +add remove clear
        @name string key caseSensitive nonEmpty
        @type string caseSensitive
    system.applicationHost/webLimits
      @maxGlobalBandwidth uint =4294967295 outside(0,1023)
      @connectionTimeout timeSpan =00:02:00
      @demandStartThreshold uint =2147483647 range(10,2147483647)
      @dynamicIdleThreshold uint =0 range(0,10000)
      @headerWaitTimeout timeSpan =00:00:00 span(0,65535,1)
      @minBytesPerSecond uint =240
      @dynamicRegistrationThreshold uint =100 range(0,4294967295) since(8.5)
    configPaths
      +searchResult
        @path string
        @locationPath string
        @status uint
        +section
          @name string key
    moduleProviders
      +add remove clear
        @name string required key
        @type string required
    modules
      +add remove clear
        @name string required key
    administratorsProviders
      @defaultProvider string =ConfigurationAuthorizationProvider
      +add open
        @name string required key
        @type string required
    administrators
      +managementScope
        @path string required key
        +add remove clear
          @name string required key
          @password string caseSensitive encrypted
          @credentialType enum{IISManager=0,Windows=1,WindowsGroup=2} =IISManager
    configurationRedirection
      @enabled bool =false
      @path string =`` expanded
      @userName string =``
      @password string caseSensitive encrypted
      @enableUncPolling bool =false since(7.5)
      @pollingPeriod timeSpan =00:03:00 since(7.5)
    """#)
}
