extension SchemaTable {
  /// Logging and tracing. The grammar is described at ``SchemaTable``.
  static let diagnostics = SchemaTable(
    #"""
    system.webServer/httpLogging
      @selectiveLogging enum{LogAll=0,LogSuccessful=1,LogError=2} =LogAll
      @dontLog bool =false
    system.webServer/httpTracing
      traceUrls
        +add remove clear
          @value string required key
    system.webServer/odbcLogging
      @dataSource string =InternetDb caseSensitive
      @tableName string =InternetLog caseSensitive
      @userName string =InternetAdmin
      @password string caseSensitive encrypted
    system.webServer/tracing/traceFailedRequests
      +add remove clear
        @path string key
        @customActionExe string expanded
        @customActionParams string expanded
        @customActionTriggerLimit uint =1 range(0,10000)
        traceAreas
          +add remove clear
            @provider string required key
            @areas string
            @verbosity enum{General=0,CriticalError=1,Error=2,Warning=3,Information=4,Verbose=5} \#
    =Warning
        failureDefinitions
          @timeTaken timeSpan =00:00:00
          @traceAllAfterTimeout bool =false since(10.0)
          @statusCodes string
          @verbosity enum{Ignore=0,CriticalError=1,Error=2,Warning=3} =Ignore
    system.webServer/tracing/traceProviderDefinitions
      +add remove clear
        @name string required key
        @guid string required
        areas
          +add remove clear
            @name string required key
            @value uint required
    """#)
}
