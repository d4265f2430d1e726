/// `system.applicationHost/applicationPools`, after IIS_schema.xml.
/// The notation is explained at ``SchemaNotation``.
let applicationPoolsSchema = """
  section system.applicationHost/applicationPools
    element applicationPoolDefaults
      @name string applicationPoolName
      @queueLength uint range(10,65535) = 1000
      @autoStart bool = true
      @enable32BitAppOnWin64 bool = false
      @managedRuntimeVersion string until(8.0) = v2.0
      @managedRuntimeVersion string since(8.0)
      @managedRuntimeLoader string = webengine4.dll
      @enableConfigurationOverride bool = true
      @managedPipelineMode enum = Integrated
        | Integrated=0 Classic=1
      @CLRConfigFile string since(7.5)
      @passAnonymousToken bool = true
      @startMode enum since(7.5) = OnDemand
        | OnDemand=0 AlwaysRunning=1
      element processModel
        @identityType enum until(7.5) = NetworkService
          | LocalSystem=0 LocalService=1 NetworkService=2 SpecificUser=3 ApplicationPoolIdentity=4
        @identityType enum since(7.5) = ApplicationPoolIdentity
          | LocalSystem=0 LocalService=1 NetworkService=2 SpecificUser=3 ApplicationPoolIdentity=4
        @userName string
        @password string caseSensitive
        @loadUserProfile bool = false
        @setProfileEnvironment bool since(7.5) = true
        @logonType enum since(7.5) = LogonBatch
          | LogonBatch=0 LogonService=1
        @manualGroupMembership bool = false
        @idleTimeout timeSpan range(0,2592000,60) = 00:20:00
        @idleTimeoutAction enum since(8.5) = Terminate
          | Terminate=0 Suspend=1
        @maxProcesses uint range(1,2147483647) until(8.0) = 1
        @maxProcesses uint range(0,2147483647) since(8.0) = 1
        @shutdownTimeLimit timeSpan range(1,4294967,1) = 00:01:30
        @startupTimeLimit timeSpan range(1,4294967,1) = 00:01:30
        @pingingEnabled bool = true
        @pingInterval timeSpan range(1,4294967,1) = 00:00:30
        @pingResponseTime timeSpan range(1,4294967,1) = 00:01:30
        @logEventOnProcessModel flags since(8.0) = IdleTimeout
          | IdleTimeout=1
      element recycling
        @disallowOverlappingRotation bool = false
        @disallowRotationOnConfigChange bool = false
        @logEventOnRecycle flags until(10.0) = Time, Memory, PrivateMemory
          | Time=1 Requests=2 Schedule=4 Memory=8 IsapiUnhealthy=16 OnDemand=32 ConfigChange=64
          | PrivateMemory=128
        @logEventOnRecycle flags since(10.0)
          |= Time, Requests, Schedule, Memory, IsapiUnhealthy, OnDemand, ConfigChange, PrivateMemory
          | Time=1 Requests=2 Schedule=4 Memory=8 IsapiUnhealthy=16 OnDemand=32 ConfigChange=64
          | PrivateMemory=128
        element periodicRestart
          @memory uint = 0
          @privateMemory uint = 0
          @requests uint = 0
          @time timeSpan range(0,25920000,60) = 29:00:00
          element schedule
            collection add clear
              @value timeSpan required unique range(0,86399,60)
      element failure
        @loadBalancerCapabilities enum = HttpLevel
          | TcpLevel=1 HttpLevel=2
        @orphanWorkerProcess bool = false
        @orphanActionExe string
        @orphanActionParams string
        @rapidFailProtection bool = true
        @rapidFailProtectionInterval timeSpan range(60,8640000,60) = 00:05:00
        @rapidFailProtectionMaxCrashes uint none until(7.5) = 5
        @rapidFailProtectionMaxCrashes uint range(1,2147483647) since(7.5) = 5
        @autoShutdownExe string
        @autoShutdownParams string
      element cpu
        @limit uint range(0,100000) = 0
        @action enum until(8.0) = NoAction
          | NoAction=0 KillW3wp=1
        @action enum since(8.0) = NoAction
          | NoAction=0 KillW3wp=1 Throttle=2 ThrottleUnderLoad=3
        @resetInterval timeSpan range(0,86400,60) = 00:05:00
        @smpAffinitized bool = false
        @smpProcessorAffinityMask uint = 4294967295
        @smpProcessorAffinityMask2 uint since(7.5) = 4294967295
        @processorGroup int range(0,2147483647) since(8.0) = 0
        @numaNodeAssignment enum since(8.0) = MostAvailableMemory
          | MostAvailableMemory=0 WindowsScheduling=1
        @numaNodeAffinityMode enum since(8.0) = Soft
          | Soft=0 Hard=1
      element environmentVariables since(10.0)
        collection add remove
          @name string required unique nonEmptyString since(10.0)
          @value string required nonEmptyString since(10.0)
    collection add defaults(applicationPoolDefaults)
      @name string required unique applicationPoolName
      @queueLength uint range(10,65535) = 1000
      @autoStart bool = true
      @enable32BitAppOnWin64 bool = false
      @managedRuntimeVersion string until(8.0) = v2.0
      @managedRuntimeVersion string since(8.0)
      @managedRuntimeLoader string = webengine4.dll
      @enableConfigurationOverride bool = true
      @managedPipelineMode enum = Integrated
        | Integrated=0 Classic=1
      @CLRConfigFile string since(7.5)
      @passAnonymousToken bool = true
      @startMode enum since(7.5) = OnDemand
        | OnDemand=0 AlwaysRunning=1
      element processModel
        @identityType enum until(7.5) = NetworkService
          | LocalSystem=0 LocalService=1 NetworkService=2 SpecificUser=3 ApplicationPoolIdentity=4
        @identityType enum since(7.5) = ApplicationPoolIdentity
          | LocalSystem=0 LocalService=1 NetworkService=2 SpecificUser=3 ApplicationPoolIdentity=4
        @userName string
        @password string caseSensitive
        @loadUserProfile bool = false
        @setProfileEnvironment bool since(7.5) = true
        @logonType enum since(7.5) = LogonBatch
          | LogonBatch=0 LogonService=1
        @manualGroupMembership bool = false
        @idleTimeout timeSpan range(0,2592000,60) = 00:20:00
        @idleTimeoutAction enum since(8.5) = Terminate
          | Terminate=0 Suspend=1
        @maxProcesses uint range(1,2147483647) until(8.0) = 1
        @maxProcesses uint range(0,2147483647) since(8.0) = 1
        @shutdownTimeLimit timeSpan range(1,4294967,1) = 00:01:30
        @startupTimeLimit timeSpan range(1,4294967,1) = 00:01:30
        @pingingEnabled bool = true
        @pingInterval timeSpan range(1,4294967,1) = 00:00:30
        @pingResponseTime timeSpan range(1,4294967,1) = 00:01:30
        @logEventOnProcessModel flags since(8.0) = IdleTimeout
          | IdleTimeout=1
      element recycling
        @disallowOverlappingRotation bool = false
        @disallowRotationOnConfigChange bool = false
        @logEventOnRecycle flags until(10.0) = Time, Memory, PrivateMemory
          | Time=1 Requests=2 Schedule=4 Memory=8 IsapiUnhealthy=16 OnDemand=32 ConfigChange=64
          | PrivateMemory=128
        @logEventOnRecycle flags since(10.0)
          |= Time, Requests, Schedule, Memory, IsapiUnhealthy, OnDemand, ConfigChange, PrivateMemory
          | Time=1 Requests=2 Schedule=4 Memory=8 IsapiUnhealthy=16 OnDemand=32 ConfigChange=64
          | PrivateMemory=128
        element periodicRestart
          @memory uint = 0
          @privateMemory uint = 0
          @requests uint = 0
          @time timeSpan range(0,25920000,60) = 29:00:00
          element schedule
            collection add clear
              @value timeSpan required unique range(0,86399,60)
      element failure
        @loadBalancerCapabilities enum = HttpLevel
          | TcpLevel=1 HttpLevel=2
        @orphanWorkerProcess bool = false
        @orphanActionExe string
        @orphanActionParams string
        @rapidFailProtection bool = true
        @rapidFailProtectionInterval timeSpan range(60,8640000,60) = 00:05:00
        @rapidFailProtectionMaxCrashes uint range(1,2147483647) = 5
        @autoShutdownExe string
        @autoShutdownParams string
      element cpu
        @limit uint range(0,100000) = 0
        @action enum until(8.0) = NoAction
          | NoAction=0 KillW3wp=1
        @action enum since(8.0) = NoAction
          | NoAction=0 KillW3wp=1 Throttle=2 ThrottleUnderLoad=3
        @resetInterval timeSpan range(0,86400,60) = 00:05:00
        @smpAffinitized bool = false
        @smpProcessorAffinityMask uint = 4294967295
        @smpProcessorAffinityMask2 uint = 4294967295
        @processorGroup int range(0,2147483647) since(8.0) = 0
        @numaNodeAssignment enum since(8.0) = MostAvailableMemory
          | MostAvailableMemory=0 WindowsScheduling=1
        @numaNodeAffinityMode enum since(8.0) = Soft
          | Soft=0 Hard=1
      element environmentVariables since(10.0)
        collection add remove
          @name string required unique nonEmptyString since(10.0)
          @value string required nonEmptyString since(10.0)
  """
