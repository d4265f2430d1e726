import Configuration
import Foundation
import Server
import StatusCodes
import Substatus
import Testing

/// Which web.config applies to which URL of a server with applications and virtual directories.
///
/// Each web.config denies the file extension it is named after, so an answer of 404.7 says that it applied.
@Suite struct SiteFilesTests {
  private static let applicationHost = """
    <system.applicationHost>
      <applicationPools>
        <add name="Plain" managedRuntimeVersion="v4.0"/>
        <add name="Fixed" managedRuntimeVersion="v4.0" enableConfigurationOverride="false"/>
        <add name="Old" managedRuntimeVersion="v2.0"/>
      </applicationPools>
      <sites>
        <site name="Main" id="1">
          <application path="/" applicationPool="Plain">
            <virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub\\main"/>
            <virtualDirectory path="/images" physicalPath="D:\\images"/>
            <virtualDirectory path="/again" physicalPath="C:\\inetpub\\main"/>
            <virtualDirectory path="/flat" physicalPath="D:\\flat" allowSubDirConfig="false"/>
            <virtualDirectory path="/gone" physicalPath="D:\\gone"/>
            <virtualDirectory path="/odd" physicalPath="D:\\a*b"/>
            <virtualDirectory path="/unknown" physicalPath="E:\\elsewhere"/>
          </application>
          <application path="/shop" applicationPool="Plain">
            <virtualDirectory path="/" physicalPath="D:\\Shop"/>
          </application>
          <application path="/fixed" applicationPool="Fixed">
            <virtualDirectory path="/" physicalPath="D:\\shop"/>
          </application>
          <application path="/inside" applicationPool="Plain">
            <virtualDirectory path="/" physicalPath="C:\\inetpub\\main\\sub"/>
          </application>
          <bindings><binding protocol="http" bindingInformation="*:80:"/></bindings>
        </site>
        <site name="Second" id="2">
          <application path="/" applicationPool="Plain">
            <virtualDirectory path="/" physicalPath="C:\\inetpub\\second"/>
          </application>
          <bindings><binding protocol="http" bindingInformation="*:80:second"/></bindings>
        </site>
      </sites>
    </system.applicationHost>
    """

  static func deny(_ extensions: String...) -> String {
    "<configuration><system.webServer><security><requestFiltering><fileExtensions>"
      + extensions.map { "<add fileExtension=\".\($0)\" allowed=\"false\"/>" }.joined()
      + "</fileExtensions></requestFiltering></security></system.webServer></configuration>"
  }

  /// The stock file with the sites above in the place of its own.
  static func host(_ hosting: String = applicationHost) -> ConfigurationFile {
    let stock = StockServer(preset: .full, version: .v10_0).applicationHostConfig
    let text = String(decoding: stock, as: UTF8.self)
    guard let start = text.range(of: "  <system.applicationHost>"),
      let end = text.range(of: "  </system.applicationHost>\n")
    else { return ConfigurationFile(name: "applicationHost.config", text: text) }
    return ConfigurationFile(
      name: "applicationHost.config",
      text: text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: hosting + "\n"))
  }

  /// The server below, compiled once for all cases.
  private static let shared = Result {
    let (folder, server) = try Self.server()
    return (folder, try Simulation(server))
  }

  private static func server() throws -> (TemporaryFolder, ServerDescription) {
    let folder = try TemporaryFolder()
    try folder.write("inetpub/main/web.config", deny("root"))
    try folder.write("inetpub/main/sub/web.config", deny("sub"))
    // The folders that applications stand for: not seen by their URLs.
    try folder.write("inetpub/main/shop/web.config", deny("hidden"))
    try folder.write("inetpub/main/images/web.config", deny("hidden"))
    try folder.write("inetpub/main/gone/web.config", deny("hidden"))
    try folder.write("inetpub/second/web.config", deny("second"))
    try folder.write("d/images/web.config", deny("images"))
    try folder.write("d/images/deep/web.config", deny("deep"))
    try folder.write("d/flat/web.config", deny("flat"))
    try folder.write("d/flat/below/web.config", deny("below"))
    try folder.write("d/shop/web.config", deny("shop"))
    var server = ServerDescription()
    server.applicationHost = host()
    server.folders.map(#"c:\INETPUB"#, to: .local(try LocalFolder(folder.path + "/inetpub")))
    server.folders.map(#"D:\"#, to: .local(try LocalFolder(folder.path + "/d")))
    return (folder, server)
  }

  @Test(
    arguments: [
      ("/x.root", "404.7"), ("/sub/x.root", "404.7"), ("/sub/x.sub", "404.7"), ("/x.sub", nil),
      // Virtual directories inherit by the URL and have their own folder.
      ("/images/x.images", "404.7"), ("/images/x.root", "404.7"), ("/images/deep/x.deep", "404.7"),
      ("/IMAGES/DEEP/x.images", "404.7"), ("/images/x.hidden", nil), ("/x.images", nil),
      // Applications likewise.
      ("/shop/x.shop", "404.7"), ("/shop/x.root", "404.7"), ("/shop/x.hidden", nil),
      ("/shopping/x.shop", nil),
      ("/inside/x.sub", "404.7"), ("/inside/x.root", "404.7"),
      // Cases 43 and 44: the same web.config twice on the way collides with itself, and only there.
      ("/again/x.txt", "500.19"), ("/again/sub/x.txt", "500.19"),
      // Case 69: a pool that reads no web.config; case 70: a virtual directory that reads its own only.
      ("/fixed/x.shop", nil), ("/fixed/x.root", nil),
      ("/flat/x.flat", "404.7"), ("/flat/below/x.flat", "404.7"), ("/flat/below/x.below", nil),
      // Case 67: the folder is missing, wherever a folder of that name stands in the parent.
      ("/gone/x.txt", "500.19"), ("/gone", "500.19"), ("/gone/", "500.19"), ("/gonex", nil),
      ("/odd/x.txt", "500.19"),
      // No folder is given for it.
      ("/unknown/x.root", "404.7"),
    ] as [(String, String?)])
  func whichFilesApply(path: String, status: String?) throws {
    let (folder, simulation) = try Self.shared.get()
    withExtendedLifetime(folder) {
      let answer = simulation.answer(Array("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
      if let status {
        #expect(answer.status.map { "\($0)" } == status)
      } else {
        #expect(answer.status != StatusCode(404, 7) && answer.status != StatusCode(500, 19))
      }
    }
  }

  @Test(arguments: [
    ("/gone/x", "0x80070003", #"\\?\D:\gone\web.config"#),
    ("/odd/x", "0x8007007B", #"\\?\D:\a*b\web.config"#),
    ("/again/x", "0x800700B7", nil),
  ])
  func faultsNameTheFile(path: String, hresult: String, file: String?) throws {
    let (folder, simulation) = try Self.shared.get()
    withExtendedLifetime(folder) {
      let answer = simulation.answer(Array("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
      #expect(answer.decidedBy?.hresult?.lowercased() == hresult.lowercased())
      if let file { #expect(answer.decidedBy?.explanation.contains(file) == true) }
    }
  }

  @Test func sitesHaveTheirOwnFiles() throws {
    let (folder, server) = try Self.server()
    let simulation = try Simulation(server)
    withExtendedLifetime(folder) {
      func status(_ path: String, _ host: String) -> StatusCode? {
        simulation.answer(Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8)).status
      }
      #expect(status("/x.second", "second") == StatusCode(404, 7))
      #expect(status("/x.root", "second") != StatusCode(404, 7))
      #expect(status("/x.second", "x") != StatusCode(404, 7))
    }
    #expect(simulation.notices == [#"E:\elsewhere: no folder is given for Main/unknown"#])
  }

  @Test func theRootOfASite() throws {
    let folder = try TemporaryFolder()
    try folder.write("web.config", Self.deny("mine"))
    try folder.write("shop/web.config", Self.deny("hidden"))
    try folder.write("sub/web.config", Self.deny("sub"))
    func status(_ server: ServerDescription, _ path: String, _ host: String) throws -> StatusCode? {
      try Simulation(server).answer(Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8)).status
    }
    var any = ServerDescription()
    any.applicationHost = Self.host()
    any.folders.setRoot(.local(try LocalFolder(folder.path)), ofSite: nil)
    // Without a name it stands at whatever site the request is routed to.
    #expect(try status(any, "/x.mine", "second") == StatusCode(404, 7))
    #expect(try status(any, "/x.mine", "x") == StatusCode(404, 7))
    // Folders below the root's physical path are found in it; others are not.
    #expect(try status(any, "/inside/x.sub", "x") == StatusCode(404, 7))
    #expect(try status(any, "/shop/x.hidden", "x") != StatusCode(404, 7))
    var one = ServerDescription()
    one.applicationHost = Self.host()
    one.folders.setRoot(.local(try LocalFolder(folder.path)), ofSite: "SECOND")
    #expect(try status(one, "/x.mine", "second") == StatusCode(404, 7))
    #expect(try status(one, "/x.mine", "x") != StatusCode(404, 7))
    // A web.config that is given for itself comes before that of the folder.
    one.site = "Second"
    one.webConfigs["/"] = ConfigurationFile(name: "own", text: Self.deny("own"))
    #expect(try status(one, "/x.own", "second") == StatusCode(404, 7))
    #expect(try status(one, "/x.mine", "second") != StatusCode(404, 7))
    #expect(try status(one, "/sub/x.sub", "second") == StatusCode(404, 7))
    #expect(try status(one, "/x.own", "x") != StatusCode(404, 7))
  }

  @Test(
    arguments: [([0xFF, 0xFE], false), ([0xFE, 0xFF], true), ([0xEF, 0xBB, 0xBF], nil)] as [([UInt8], Bool?)])
  func byteOrderMarks(mark: [UInt8], isBigEndian: Bool?) throws {
    let text = Self.deny("marked")
    var bytes = mark
    for unit in text.utf16 {
      switch isBigEndian {
      case true: bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      case false: bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      case nil: bytes.append(UInt8(unit))
      }
    }
    let folder = try TemporaryFolder()
    try folder.write("WEB.config", bytes: bytes)
    var server = ServerDescription()
    server.folders.setRoot(.local(try LocalFolder(folder.path)), ofSite: nil)
    let answer = try Simulation(server).answer(Array("GET /x.marked HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
    #expect(answer.status == StatusCode(404, 7))
    #expect(answer.decidedBy?.source?.file == folder.path + "/WEB.config")
  }

  @Test func configSourceFilesOfAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "sub/web.config",
      """
      <configuration><system.webServer><security><requestFiltering configSource="parts\\filter.config"/>\
      </security></system.webServer></configuration>
      """)
    try folder.write(
      "sub/Parts/Filter.config",
      """
      <requestFiltering><fileExtensions><add fileExtension=".part" allowed="false"/></fileExtensions>\
      </requestFiltering>
      """)
    var server = ServerDescription()
    server.folders.setRoot(.local(try LocalFolder(folder.path)), ofSite: nil)
    let answer = try Simulation(server).answer(Array("GET /sub/x.part HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
    #expect(answer.status == StatusCode(404, 7))
    #expect(answer.decidedBy?.source?.file == folder.path + "/sub/Parts/Filter.config")
  }
}
