extension SchemaTable {
  /// Application Request Routing. The grammar is described at ``SchemaTable``.
  static let requestRouting = SchemaTable(
    #"""
    system.webServer/proxy
      @enabled bool =false
      @passConnectionCloseHeader bool =false
      @passServerHeader enum{Replace=0,Remove=1,PassThrough=2} =Replace
      @httpVersion enum{Http10=0,Http11=1,PassThrough=2} =PassThrough
      @keepAlive bool =true
      @timeout timeSpan =00:02:00 span(1,86400,1)
      @preserveHostHeader bool =false
      @reverseRewriteHostInResponseHeaders bool =true
      @xForwardedByHeaderName string =X-Forwarded-By
      @xForwardedByHeader string
      @xForwardedForHeaderName string =X-Forwarded-For
      @includePortInXForwardedFor bool =true
      @arrResponseHeader bool =true
      @sslHeaderName string =X-ARR-SSL
      @clientCertHeaderName string =X-ARR-ClientCert
      @logGuidName string =X-ARR-LOG-ID
      @logCacheHitName string =X-ARR-CACHE-HIT
      @maxForwards uint =10
      @minResponseBuffer uint =256 range(0,4194303)
      @responseBufferLimit uint =4096 range(0,4194303)
      @maxResponseHeaderSize uint =65536
      @proxy string
      @proxyBypass string
      @stealthMode bool =false
      @clientCertFileName string
      @clientCertPassword string caseSensitive encrypted
      @clientCertHash string
      @bufferChunkedResponses bool =true
      cache
        @enabled bool =true
        @requestConsolidationEnabled bool =false
        @requestConsolidationTimeout timeSpan =00:00:00.1
        @queryStringHandling enum{Ignore=0,NoCaching=1,Accept=2} =Ignore
        @validationInterval timeSpan =00:01:00 span(0,86400,1)
    system.webServer/diskCache
      @allowedAcceptEncoding string =gzip
      @byteRangeSegmentSize uint =256 range(0,4194303)
      @scavengerInterval timeSpan =00:05:00 span(0,86400,1)
      @lowWatermark uint =80 range(0,100)
      @highWatermark uint =90 range(0,100)
      sharedDriveLocation
        @path string
        @health bool
      driveLocationHealth
        @enabled bool =false
        @diskQueueLengthLowWatermark uint =15
        @diskQueueLengthHighWatermark uint =30
      compression
        @enabled bool =true
        @level int =4 range(0,10)
        +add
          @mimeType string required key nonEmpty
          @enabled bool required
      +driveLocation
        @path string required key nonEmpty
        @maxUsage uint required
        @currentUsage uint
        @health bool
    webFarms
      @onDemandHealthCheck bool =false
      applicationRequestRouting
        hostAffinityProviderList
          +add
            @name string required key nonEmpty
      +webFarm
        @serverAutoStart bool =true
        @passConnectionCloseHeader bool =false
        @passServerHeader enum{Replace=0,Remove=1,PassThrough=2} =Replace
        @name string required key siteName
        @enabled bool =true
        @autoEnableAgent bool =true
        @adminUserName string
        @adminPassword string encrypted
        @minimumServers int =0
        @agentUrl string =http://{0}:8173/WEBFARMAGENTSERVICE/
        @restartServerOnConfigurationChange bool =true
        @restartServerIfReady bool =true
        @primaryServer string
        @loadBalancerProvider string =Arr
        @periodicRuntimeData timeSpan =00:00:01
        @enableRuntimeData bool =true
        @maximumStoppedServers int =1
        @agentRetryTime timeSpan =00:05:00
        @frontEndUrl string
        applicationRequestRouting
          protocol
            @httpVersion enum{Http10=0,Http11=1,PassThrough=2} =PassThrough
            @keepAlive bool =true
            @timeout timeSpan =00:00:30 span(1,86400,1)
            @preserveHostHeader bool =true
            @alternateHostName string
            @reverseRewriteHostInResponseHeaders bool =false
            @xForwardedByHeaderName string =X-Forwarded-By
            @xForwardedByHeader string
            @xForwardedForHeaderName string =X-Forwarded-For
            @includePortInXForwardedFor bool =true
            @arrResponseHeader bool =true
            @sslHeaderName string =X-ARR-SSL
            @clientCertHeaderName string =X-ARR-ClientCert
            @logGuidName string =X-ARR-LOG-ID
            @logCacheHitName string =X-ARR-CACHE-HIT
            @maxForwards uint =10
            @minResponseBuffer uint =256 range(0,4194303)
            @responseBufferLimit uint =4096 range(0,4194303)
            @maxResponseHeaderSize uint =65536
            @proxy string
            @proxyBypass string
            @stealthMode bool =false
            @clientCertFileName string
            @clientCertPassword string caseSensitive encrypted
            @clientCertHash string
            @bufferChunkedResponses bool =true
            cache
              @enabled bool =true
              @requestConsolidationEnabled bool =false
              @requestConsolidationTimeout timeSpan =00:00:00.1
              @queryStringHandling enum{Ignore=0,NoCaching=1,Accept=2} =Ignore
              @validationInterval timeSpan =00:01:00 span(0,86400,1)
          healthCheck
            @url string
            @retries uint =3
            @interval timeSpan =00:00:30 span(0,86400,1)
            @timeout timeSpan =00:00:30 span(1,86400,1)
            @statusCodeMatch string =200-399
            @responseMatch string caseSensitive
            @liveTrafficFailureCodes string =500-
            @maxLiveTrafficFailures uint =10 range(1,4294967295)
            @liveTrafficFailurePeriod timeSpan =00:00:00 span(0,86400,1)
            @minServers uint =0
          affinity
            @useCookie bool =false
            @cookieName string =ARRAffinity caseSensitive nonEmpty
            @useHostName bool =false
            @hostCountersEnabled bool =true
            @useServerProvider bool =false
            @timeout timeSpan =00:20:00 span(60,2592000,60)
            @useExternalCache bool =false
            @ignoreSubDomain bool =false
            @ignoreSubDomainClientAffinity bool =false
            @ignoreSubDomainFragmentDepth int =2 range(0,32767)
            @hostAffinityProvider string =Microsoft.Web.Arr.HostNameRoundRobin
            @serverProviderImage string expanded
            +host
              @name string key nonEmpty
              @servers uint =1 range(1,256)
              +equivalentHost
                @name string key nonEmpty
          loadBalancing
            @algorithm enum{WeightedRoundRobin=0,RequestHash=4,LeastRequests=1,LeastResponseTime=2,\#
    WeightedTotalTraffic=3} =WeightedRoundRobin
            @leastResponseTimePeriod timeSpan =00:00:05 span(1,86400,1)
            @hashServerVariable string caseSensitive
            @queryStringNames string
            @randomizeLBTies bool =false
          publicKeys
            +publicKey
              @bytes string key nonEmpty
              @algorithmOid string
        platformProvision
          @stopOnInstall bool =true
          @periodicSync timeSpan =00:05:00
          @syncPlatformFromPrimary bool =false
          @deepDependencyInstall bool =false
          @feedUrl string =http://www.microsoft.com/web/webpi/3.0/WebproductList.xml
          customFeeds
            +customFeed
              @url string required key
          +platform
            @productId string key
        applicationProvision
          @offlineWhileSync bool =true
          @syncWebServerFromPrimary bool =false
          @periodicSync timeSpan =00:00:30
          skipDirectives
            +skip clear
              @name string required key
              @enabled bool =true
              @skipDirective string required nonEmpty
          +syncProvider clear
            @providerName string required nonEmpty
            @path string required nonEmpty
            +add remove clear
              @name string required key
              @value string
        customProviderSettings
          +customProvider
            @name string required key
            +setting
              @name string required key
              @value string required
        runProviders
          +runProvider
            @name string required key
            @friendlyName string
            @description string
            @commandToRun string required
            @runRemote bool =true
            @dependencies string
            @dependants string
            @retryAttempts int =5
            @retryInterval int =1000
            @periodicRun timeSpan =00:00:00
            @scriptType enum{command=0,powershell=1} =command
            @operationType enum{Server=0,Webfarm=1} =Server
            @disposition flags{None=0,AllowMultipleCallers=1,StopOperation=2,\#
    AllowCrossServerCallers=4,DelegateTracing=8,StartOperation=16,IgnoreFailure=32,\#
    RuntimeDataProvider=64,Hidden=128,ServerOnly=256}
            +parameter
              @name string required key
              @type string required
              @friendlyName string
              @description string
              @defaultValue string
        autoRepair
          @enabled bool =true
          @retryInterval timeSpan =00:01:00
          @retryAttempts int =10
        defaultProxy
          @enabled bool =false
          @proxyaddress string
          @bypassOnLocal bool =true
          @userName string
          @password string encrypted
          +bypass
            @address string required key nonEmpty
        +server
          @address string required key nonEmpty
          @enabled bool =true
          applicationRequestRouting
            @hostName string nonEmpty
            @weight uint =100 range(1,4294967295)
            @httpPort uint =80 range(1,65535)
            @httpsPort uint =443 range(1,65535)
            @healthCheckAlternateHostName string nonEmpty
            @healthCheckAlternatePort uint =0 range(0,65535)
            counters
              @state enum{Active=0,Draining=1,Inactive=2}
              @isHealthy bool
              @lastResetTickCount uint
              @totalRequests uint
              @failedRequests uint
              @currentRequests uint
              @requestPerSecond uint
              @bytesSent int64
              @bytesReceived int64
              @responseTime int
              @totalWebSocketRequests uint
              @currentWebSocketRequests uint
              @failedWebSocketRequests uint
              @webSocketBytesSent int64
              @webSocketBytesReceived int64
    """#)
}
