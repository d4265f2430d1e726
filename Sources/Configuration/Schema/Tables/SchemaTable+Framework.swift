extension SchemaTable {
  /// .NET sections outside ASP.NET and FTP: declared with a schema, validated by nobody. The grammar is
  /// described at ``SchemaTable``.
  static let framework = SchemaTable(
    #"""
    appSettings
      @file string
      +add remove clear
        @key string key
        @value string
    configProtectedData
      @defaultProvider string =RsaProtectedConfigurationProvider
      providers
        +add remove clear open
          @name string required key
          @type string required
    connectionStrings
      +add remove clear
        @connectionString string required
        @name string required key
        @providerName string =System.Data.SqlClient
    system.web/deployment
      @retail bool =False
    system.web/membership
      @defaultProvider string =AspNetSqlMembershipProvider nonEmpty
      @hashAlgorithmType string
      @userIsOnlineTimeWindow timeSpan =15 minutes span(1,2147483640,60)
      providers
        +add remove clear open
          @name string required key
          @type string required
    system.web/processModel
      @autoConfig bool =False
      @clientConnectedCheck timeSpan =00:00:05 infinite
      @comAuthenticationLevel enum{None=0,Call=1,Connect=2,Default=3,Pkt=4,PktIntegrity=5,\#
    PktPrivacy=6} =Connect
      @comImpersonationLevel enum{Default=0,Anonymous=1,Delegate=2,Identify=3,Impersonate=4} \#
    =Impersonate
      @cpuMask int
      @enable bool =True
      @idleTimeout timeSpan =10675199.02:48:05.4775807 infinite
      @logLevel enum{None=0,All=1,Errors=2} =Errors
      @maxAppDomains int =2000 range(1,2147483646)
      @maxIoThreads int =20 range(1,2147483646)
      @maxWorkerThreads int =20 range(1,2147483646)
      @memoryLimit int =60
      @minIoThreads int =1 range(1,2147483646)
      @minWorkerThreads int =1 range(1,2147483646)
      @password string =AutoGenerate
      @pingFrequency timeSpan =10675199.02:48:05.4775807 infinite
      @pingTimeout timeSpan =10675199.02:48:05.4775807 infinite
      @requestLimit int =2147483647 infinite range(0,2147483647)
      @requestQueueLimit int =5000 infinite range(0,2147483647)
      @responseDeadlockInterval timeSpan =00:03:00 infinite span(0,2147483647,1)
      @responseRestartDeadlockInterval timeSpan =00:03:00 infinite
      @restartQueueLimit int =10 infinite range(0,2147483647)
      @serverErrorMessageFile string
      @shutdownTimeout timeSpan =00:00:05 infinite span(0,2147483647,1)
      @timeout timeSpan =10675199.02:48:05.4775807 infinite
      @userName string =machine
      @webGarden bool =False
    system.web/roleManager
      @cacheRolesInCookie bool =False
      @cookieName string =.ASPXROLES trimmed
      @cookiePath string =/ trimmed
      @cookieProtection enum{None=0,Validation=1,Encryption=2,All=3} =All
      @cookieRequireSSL bool =False
      @cookieSlidingExpiration bool =True
      @cookieTimeout timeSpan =30 infinite minutes span(0,2147483640,60)
      @createPersistentCookie bool =False
      @defaultProvider string =AspNetSqlRoleProvider trimmed
      @domain string
      @enabled bool =False
      @maxCachedResults int =25
      providers
        +add remove clear open
          @name string required key
          @type string required
    system.codedom opaque
    system.data opaque
    system.diagnostics opaque
    system.windows.forms opaque
    system.net/authenticationModules opaque
    system.net/connectionManagement opaque
    system.net/defaultProxy opaque
    system.net/requestCaching opaque
    system.net/settings opaque
    system.net/webRequestModules opaque
    system.net/mailSettings/smtp opaque
    system.transactions/defaultSettings opaque
    system.transactions/machineSettings opaque
    system.web/profile opaque
    system.xml.serialization/dateTimeSerialization opaque
    system.xml.serialization/schemaImporterExtensions opaque
    system.xml.serialization/xmlSerializer opaque
    system.ftpServer/log opaque
    system.ftpServer/firewallSupport opaque
    system.ftpServer/providerDefinitions opaque
    system.ftpServer/security/authorization opaque
    system.ftpServer/security/ipSecurity opaque
    system.ftpServer/security/requestFiltering opaque
    system.ftpServer/security/authentication opaque
    system.ftpServer/caching opaque
    system.ftpServer/serverRuntime opaque
    """#)
}
