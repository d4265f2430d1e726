import Configuration
import Server
import Substatus

/// The server every input is sent to: one worker that is reused, as in production, so that memory left over
/// from one request would show in the next.
public enum FuzzedServer {
  // libFuzzer calls back on the thread that started it, one input at a time.
  nonisolated(unsafe) private static var worker: Worker = {
    var server = ServerDescription()
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(webConfig.utf8))
    do {
      return Worker(try Simulation(server).snapshot)
    } catch {
      preconditionFailure("the server's configuration cannot be read: \(error)")
    }
  }()

  /// Decides a request without a trace.
  public static func decide(_ request: [UInt8]) -> Verdict {
    worker.decide(request.span, facts: RequestFacts())
  }

  /// Decides a request and keeps the trace.
  public static func decide(_ request: [UInt8], trace: inout Trace) -> Verdict {
    worker.decide(request.span, facts: RequestFacts(), trace: &trace)
  }

  /// Every check is active, and every list has entries.
  private static let webConfig = """
    <configuration><system.webServer><security>
      <requestFiltering allowHighBitCharacters="false" unescapeQueryString="true">
        <requestLimits maxAllowedContentLength="1000" maxUrl="200" maxQueryString="100">
          <headerLimits><add header="Content-Type" sizeLimit="20"/></headerLimits>
        </requestLimits>
        <verbs allowUnlisted="false"><add verb="GET" allowed="true"/><add verb="PUT" allowed="true"/></verbs>
        <fileExtensions><add fileExtension=".bak" allowed="false"/></fileExtensions>
        <hiddenSegments><add segment="h\u{E9}"/><add segment="x"/></hiddenSegments>
        <denyUrlSequences><add sequence=".."/><add sequence=":"/><add sequence="\u{E9}a"/></denyUrlSequences>
        <denyQueryStringSequences><add sequence="'"/><add sequence="--"/></denyQueryStringSequences>
        <alwaysAllowedUrls><add url="/ok"/></alwaysAllowedUrls>
        <filteringRules>
          <filteringRule name="all" scanUrl="true" scanQueryString="true" scanAllRaw="true"
              denyUnescapedPercent="true">
            <scanHeaders><add requestHeader="Cookie"/></scanHeaders>
            <denyStrings><add string="drop"/><add string="&lt;s"/></denyStrings>
          </filteringRule>
        </filteringRules>
      </requestFiltering>
    </security></system.webServer></configuration>
    """
}
