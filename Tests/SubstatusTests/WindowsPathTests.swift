import Substatus
import Testing

/// Paths as Windows compares them.
@Suite struct WindowsPathTests {
  @Test(arguments: [
    (#"C:\inetpub\wwwroot"#, #"c:\INETPUB\wwwroot\"#), (#"C:/inetpub/wwwroot"#, #"C:\inetpub\wwwroot"#),
    (#"%SystemDrive%\inetpub"#, #"C:\inetpub"#), (#"%windir%\x"#, #"C:\Windows\x"#),
    (#"\\?\C:\x"#, #"C:\x"#), (#"\\?\UNC\server\share"#, #"\\SERVER\share"#),
    (#"C:\a\..\b\.\c"#, #"C:\b\c"#), (#"C:\..\a"#, #"C:\a"#), (#"%NoSuch%\a"#, #"%nosuch%\A"#),
    (#"C:\\a\\\b"#, #"C:\a\b"#),
  ])
  func theSamePath(left: String, right: String) {
    #expect(WindowsPath(left) == WindowsPath(right))
  }

  @Test(arguments: [
    (#"C:\inetpub"#, #"C:\inetpub\wwwroot\a"#, ["wwwroot", "a"]), (#"C:\"#, #"C:\a"#, ["a"]),
    (#"C:\a"#, #"C:\a"#, []), (#"C:\a"#, #"C:\ab"#, nil), (#"C:\a\b"#, #"C:\a"#, nil),
    (#"\\s\share"#, #"\\S\Share\x"#, ["x"]), (#"\\s"#, #"s\x"#, nil), ("/srv/www", "/srv/www/x", ["x"]),
  ])
  func whatLiesBelow(root: String, path: String, parts: [String]?) {
    #expect(WindowsPath(root).parts(of: WindowsPath(path)) == parts)
  }

  @Test(arguments: [
    (#"C:\a*b"#, true), (#"C:\a:b"#, true), ("C:\\a\u{1}", true), (#"C:\a b"#, false), (#"D:\x"#, false),
    (#"\\server\share"#, false), (#"%NoSuch%\x"#, false),
  ])
  func charactersThatNoFolderHas(path: String, isIllegal: Bool) {
    #expect(WindowsPath(path).isIllegal == isIllegal)
  }

  @Test func howItIsShown() {
    #expect(WindowsPath(#"%SystemDrive%/inetpub\"#).description == #"C:\inetpub"#)
    #expect(WindowsPath("C:").description == #"C:\"#)
    #expect(WindowsPath(#"\\server\share\"#).description == #"\\server\share"#)
  }
}
