import Configuration
import SampleTraffic
import Server
import Substatus

/// A server on which every module of access control has something to do, and the clients that come to it.
enum AccessControl {
  /// The stock server with the site of ``Traffic``, 10,000 addresses in its lists, and limits for every address.
  static var server: ServerDescription {
    var server = ServerDescription()
    server.applicationHostAdditions = ConfigurationFile(
      name: "applicationHost.config (additions)", bytes: Array(additions.utf8))
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(webConfig.utf8))
    return server
  }

  /// What is known of the requests: they come over TLS, from a user who is signed in.
  static var facts: RequestFacts {
    var facts = RequestFacts()
    facts.connection.isTLS = true
    facts.connection.tlsVersion = .tls1_2
    facts.connection.cipherBits = 256
    facts.connection.certificate = ClientCertificate()
    facts.connection.user = UserFacts(#"CONTOSO\amy"#, roles: ["Staff", "Editors"])
    facts.duration = 2000
    return facts
  }

  /// The number of addresses that requests come from, one after the other.
  static let clients = 512
  /// The address of a client.
  static func address(client: Int) -> IPAddress { IPAddress(v4: 0xCB00_7100 &+ UInt32(client)) }
  /// Between the requests of one address, in microseconds.
  static let pause: Int64 = 5000

  private static var additions: String {
    let networks = (0..<10_000).map { number -> String in
      let address = "10.\(number >> 8 & 255).\(number & 255).0"
      return "<add ipAddress=\"\(address)\" subnetMask=\"255.255.255.\(number % 3 == 0 ? 0 : 128)\" />"
    }
    return """
      <configuration>
        <system.applicationHost><sites><siteDefaults>
          <hsts enabled="true" max-age="31536000" redirectHttpToHttps="true" />
        </siteDefaults></sites></system.applicationHost>
        <system.webServer><security>
          <access sslFlags="Ssl, SslNegotiateCert, Ssl128" />
          <ipSecurity enableProxyMode="true">\(networks.joined())</ipSecurity>
          <dynamicIpSecurity>
            <denyByConcurrentRequests enabled="true" maxConcurrentRequests="20" />
            <denyByRequestRate enabled="true" maxRequests="50" requestIntervalInMilliseconds="200" />
          </dynamicIpSecurity>
          <authentication>
            <basicAuthentication enabled="true" realm="contoso" />
            <digestAuthentication enabled="true" />
            <windowsAuthentication enabled="true" />
            <clientCertificateMappingAuthentication enabled="true" />
            <iisClientCertificateMappingAuthentication enabled="true"><manyToOneMappings>
              <add name="sales" permissionMode="Deny"><rules>
                <add certificateField="Subject" certificateSubField="O" matchCriteria="Sales" />
              </rules></add>
            </manyToOneMappings></iisClientCertificateMappingAuthentication>
          </authentication>
        </security></system.webServer>
      </configuration>
      """
  }

  private static var webConfig: String {
    let authorization = """
      <authorization>
        <add accessType="Deny" users="CONTOSO\\eve, CONTOSO\\mallory" />
        <add accessType="Deny" users="*" verbs="DELETE,PUT" />
        <add accessType="Allow" roles="Staff, Admins" />
      </authorization>
      """
    let managed = """
      <system.web><authorization>
        <deny users="CONTOSO\\eve" /><allow roles="Admins" /><allow users="*" />
      </authorization></system.web>
      <system.webServer>
      """
    return Traffic.webConfig.replacing("<security>", with: "<security>" + authorization)
      .replacing("<system.webServer>", with: managed)
  }
}

extension String {
  /// The text with the first occurrence of another one replaced.
  fileprivate func replacing(_ text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
