extension SchemaTable {
  /// Application pools. The grammar is described at ``SchemaTable``.
  static let applicationPools = SchemaTable(
    #"""
    system.applicationHost/applicationPools
      applicationPoolDefaults
        @name string poolName
        @queueLength uint =1000 range(10,65535)
        @autoStart bool =true
        @enable32BitAppOnWin64 bool =false
        @managedRuntimeVersion string =`` before(8.0)=v2.0
        @managedRuntimeLoader string =webengine4.dll
        @enableConfigurationOverride bool =true
        @managedPipelineMode enum{Integrated=0,Classic=1} =Integrated
        @CLRConfigFile string =`` expanded since(7.5)
        @passAnonymousToken bool =true
        @startMode enum{OnDemand=0,AlwaysRunning=1} =OnDemand since(7.5)
        processModel
          @identityType enum{LocalSystem=0,LocalService=1,NetworkService=2,SpecificUser=3,\#
    ApplicationPoolIdentity=4} =ApplicationPoolIdentity before(7.5)=NetworkService
          @userName string
          @password string caseSensitive encrypted
          @loadUserProfile bool =false
          @setProfileEnvironment bool =true since(7.5)
          @logonType enum{LogonBatch=0,LogonService=1} =LogonBatch since(7.5)
          @manualGroupMembership bool =false
          @idleTimeout timeSpan =00:20:00 span(0,2592000,60)
          @idleTimeoutAction enum{Terminate=0,Suspend=1} =Terminate since(8.5)
          @maxProcesses uint =1 range(0,2147483647) before(8.0)range(1,2147483647)
          @shutdownTimeLimit timeSpan =00:01:30 span(1,4294967,1)
          @startupTimeLimit timeSpan =00:01:30 span(1,4294967,1)
          @pingingEnabled bool =true
          @pingInterval timeSpan =00:00:30 span(1,4294967,1)
          @pingResponseTime timeSpan =00:01:30 span(1,4294967,1)
          @logEventOnProcessModel flags{IdleTimeout=1} =IdleTimeout since(8.0)
        recycling
          @disallowOverlappingRotation bool =false
          @disallowRotationOnConfigChange bool =false
          @logEventOnRecycle flags{Time=1,Requests=2,Schedule=4,Memory=8,IsapiUnhealthy=16,\#
    OnDemand=32,ConfigChange=64,PrivateMemory=128} =`Time, Requests, Schedule, Memory, \#
    IsapiUnhealthy, OnDemand, ConfigChange, PrivateMemory` before(10.0)=`Time, Memory, \#
    PrivateMemory`
          periodicRestart
            @memory uint =0
            @privateMemory uint =0
            @requests uint =0
            @time timeSpan =29:00:00 span(0,25920000,60)
            schedule
              +add clear
                @value timeSpan required key span(0,86399,60)
        failure
          @loadBalancerCapabilities enum{TcpLevel=1,HttpLevel=2} =HttpLevel
          @orphanWorkerProcess bool =false
          @orphanActionExe string expanded
          @orphanActionParams string expanded
          @rapidFailProtection bool =true
          @rapidFailProtectionInterval timeSpan =00:05:00 span(60,8640000,60)
          @rapidFailProtectionMaxCrashes uint =5 range(1,2147483647) before(7.5)unchecked
          @autoShutdownExe string expanded
          @autoShutdownParams string expanded
        cpu
          @limit uint =0 range(0,100000)
          @action enum{NoAction=0,KillW3wp=1,Throttle=2,ThrottleUnderLoad=3} =NoAction \#
    before(8.0){NoAction=0,KillW3wp=1}
          @resetInterval timeSpan =00:05:00 span(0,86400,60)
          @smpAffinitized bool =false
          @smpProcessorAffinityMask uint =4294967295
          @smpProcessorAffinityMask2 uint =4294967295 since(7.5)
          @processorGroup int =0 range(0,2147483647) since(8.0)
          @numaNodeAssignment enum{MostAvailableMemory=0,WindowsScheduling=1} =MostAvailableMemory \#
    since(8.0)
          @numaNodeAffinityMode enum{Soft=0,Hard=1} =Soft since(8.0)
        environmentVariables since(10.0)
          +add remove
            @name string required key nonEmpty since(10.0)
            @value string required nonEmpty since(10.0)
      +add defaults(applicationPoolDefaults)
        @name string required key poolName
        @queueLength uint =1000 range(10,65535)
        @autoStart bool =true
        @enable32BitAppOnWin64 bool =false
        @managedRuntimeVersion string =`` before(8.0)=v2.0
        @managedRuntimeLoader string =webengine4.dll
        @enableConfigurationOverride bool =true
        @managedPipelineMode enum{Integrated=0,Classic=1} =Integrated
        @CLRConfigFile string =`` expanded since(7.5)
        @passAnonymousToken bool =true
        @startMode enum{OnDemand=0,AlwaysRunning=1} =OnDemand since(7.5)
        processModel
          @identityType enum{LocalSystem=0,LocalService=1,NetworkService=2,SpecificUser=3,\#
    ApplicationPoolIdentity=4} =ApplicationPoolIdentity before(7.5)=NetworkService
          @userName string
          @password string caseSensitive encrypted
          @loadUserProfile bool =false
          @setProfileEnvironment bool =true since(7.5)
          @logonType enum{LogonBatch=0,LogonService=1} =LogonBatch since(7.5)
          @manualGroupMembership bool =false
          @idleTimeout timeSpan =00:20:00 span(0,2592000,60)
          @idleTimeoutAction enum{Terminate=0,Suspend=1} =Terminate since(8.5)
          @maxProcesses uint =1 range(0,2147483647) before(8.0)range(1,2147483647)
          @shutdownTimeLimit timeSpan =00:01:30 span(1,4294967,1)
          @startupTimeLimit timeSpan =00:01:30 span(1,4294967,1)
          @pingingEnabled bool =true
          @pingInterval timeSpan =00:00:30 span(1,4294967,1)
          @pingResponseTime timeSpan =00:01:30 span(1,4294967,1)
          @logEventOnProcessModel flags{IdleTimeout=1} =IdleTimeout since(8.0)
        recycling
          @disallowOverlappingRotation bool =false
          @disallowRotationOnConfigChange bool =false
          @logEventOnRecycle flags{Time=1,Requests=2,Schedule=4,Memory=8,IsapiUnhealthy=16,\#
    OnDemand=32,ConfigChange=64,PrivateMemory=128} =`Time, Requests, Schedule, Memory, \#
    IsapiUnhealthy, OnDemand, ConfigChange, PrivateMemory` before(10.0)=`Time, Memory, \#
    PrivateMemory`
          periodicRestart
            @memory uint =0
            @privateMemory uint =0
            @requests uint =0
            @time timeSpan =29:00:00 span(0,25920000,60)
            schedule
              +add clear
                @value timeSpan required key span(0,86399,60)
        failure
          @loadBalancerCapabilities enum{TcpLevel=1,HttpLevel=2} =HttpLevel
          @orphanWorkerProcess bool =false
          @orphanActionExe string expanded
          @orphanActionParams string expanded
          @rapidFailProtection bool =true
          @rapidFailProtectionInterval timeSpan =00:05:00 span(60,8640000,60)
          @rapidFailProtectionMaxCrashes uint =5 range(1,2147483647)
          @autoShutdownExe string expanded
          @autoShutdownParams string expanded
        cpu
          @limit uint =0 range(0,100000)
          @action enum{NoAction=0,KillW3wp=1,Throttle=2,ThrottleUnderLoad=3} =NoAction \#
    before(8.0){NoAction=0,KillW3wp=1}
          @resetInterval timeSpan =00:05:00 span(0,86400,60)
          @smpAffinitized bool =false
          @smpProcessorAffinityMask uint =4294967295
          @smpProcessorAffinityMask2 uint =4294967295
          @processorGroup int =0 range(0,2147483647) since(8.0)
          @numaNodeAssignment enum{MostAvailableMemory=0,WindowsScheduling=1} =MostAvailableMemory \#
    since(8.0)
          @numaNodeAffinityMode enum{Soft=0,Hard=1} =Soft since(8.0)
        environmentVariables since(10.0)
          +add remove
            @name string required key nonEmpty since(10.0)
            @value string required nonEmpty since(10.0)
    """#)
}
