extension SchemaTable {
  /// Remote administration and Web Deploy. The grammar is described at ``SchemaTable``.
  static let deployment = SchemaTable(
    #"""
    system.webServer/management/authentication
      @defaultProvider string
      providers
        +add open
          @name string required key
          @type string required
      credentials
        +add
          @name string required key
          @password string required caseSensitive
          @enabled bool =true
    system.webServer/management/authorization
      @defaultProvider string
      providers
        +add open
          @name string required key
          @type string required
      authorizationRules
        +scope
          @path string required key
          +add
            @name string required key
            @isRole bool =false
    system.webServer/management/trustedProviders
      @allowUntrustedProviders bool =false
      +add
        @type string required
    system.webServer/wdeploy/backup open
      @turnedOn bool =false
      @enabled bool =false
      @backupPath string ={sitePathParent}\{siteName}_snapshots nonEmpty
      @numberOfBackups uint =4
      @continueSyncOnBackupFailure bool =true
      excludedProviders open
        +provider clear
          @name string required
      backupSettingsProvider open
        @canSetEnabled bool =false
        @canSetNumberOfBackups bool =false
        @canSetContinueSyncOnBackupFailure bool =false
        @canAddExcludedProviders bool =false
    system.webServer/management/delegation open
      @providerType string
      @allowAdministrators bool =true
      +rule open
        @enabled bool =true
        @providers string required keys
        @actions string required keys
        @path string required keys expanded
        @pathType enum{PathPrefix=1,StringPrefix=2,StringSuffix=3,ConnectionString=4,\#
    RegularExpression=5} =PathPrefix
        permissions
          +user open
            @name string required key
            @isRole bool =false
            @accessType enum{Allow=1,Deny=2} =Allow
        runAs
          @identityType enum{CurrentUser=1,ProcessIdentity=2,SpecificUser=3} =CurrentUser
          @userName string nonEmpty
          @password string caseSensitive encrypted
    system.webServer/management/dbManager
      @allowClientConnectionStrings bool =true
      DBProviders
        +provider
          @name string required key
          @providerName string required
          @type string required
          databaseBackup
            @backupEnabled bool =false
            @restoreEnabled bool =false
            @customBackupType string
            @backupPath string
    """#)
}
