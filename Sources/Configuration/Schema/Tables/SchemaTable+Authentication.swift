extension SchemaTable {
  /// The authentication modules. The grammar is described at ``SchemaTable``.
  static let authentication = SchemaTable(
    #"""
    system.webServer/security/authentication/anonymousAuthentication
      @enabled bool =true
      @userName string =IUSR
      @password string caseSensitive encrypted
      @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
    system.webServer/security/authentication/basicAuthentication
      @enabled bool =false
      @realm string
      @defaultLogonDomain string
      @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
    system.webServer/security/authentication/clientCertificateMappingAuthentication
      @enabled bool =false
    system.webServer/security/authentication/digestAuthentication
      @enabled bool =false
      @realm string
    system.webServer/security/authentication/iisClientCertificateMappingAuthentication
      @enabled bool =false
      @oneToOneCertificateMappingsEnabled bool =true
      @manyToOneCertificateMappingsEnabled bool =true
      @defaultLogonDomain string
      @logonMethod enum{Interactive=0,Batch=1,Network=2,ClearText=3} =ClearText
      manyToOneMappings
        +add clear
          @name string required key nonEmpty
          @description string
          @enabled bool =true
          @permissionMode enum{Allow=1,Deny=2} =Allow
          @userName string nonEmpty
          @password string caseSensitive encrypted
          rules
            +add clear
              @certificateField enum{Subject=1,Issuer=2} required keys
              @certificateSubField string required keys caseSensitive
              @matchCriteria string required keys caseSensitive
              @compareCaseSensitive bool =true keys
      oneToOneMappings
        +add clear
          @enabled bool =true
          @userName string
          @password string caseSensitive encrypted
          @certificate string required key caseSensitive
    system.webServer/security/authentication/windowsAuthentication
      @enabled bool =false
      @authPersistSingleRequest bool =false
      @authPersistNonNTLM bool =false
      @useKernelMode bool =true
      @useAppPoolCredentials bool =false
      providers
        +add remove clear
          @value string key
      extendedProtection
        @tokenChecking enum{None=0,Allow=1,Require=2} =None
        @flags flags{None=0,Proxy=1,NoServiceNameCheck=2,AllowDotlessSpn=4,ProxyCohosting=32} =None
        +spn remove(removeSpn) clear(clearSpns)
          @name string key nonEmpty
    """#)
}
