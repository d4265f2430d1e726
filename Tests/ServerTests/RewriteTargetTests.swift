import Testing

@testable import Server

/// URLs as rules write them. Source: url-rewrite 2.7.
@Suite struct RewriteTargetTests {
  @Test(arguments: [
    ("article.aspx", "/", "/article.aspx"), ("article.aspx", "/blog/", "/blog/article.aspx"),
    ("/x/y", "/blog/", "/x/y"), ("../rc/p.aspx", "/r8/", "/rc/p.aspx"), ("../../../x", "/a/b/", "/x"),
    ("", "/", "/"), ("", "/blog/", "/blog/"), ("//r.php", "/", "/r.php"), ("a//b", "/", "/a/b"),
    ("a/./b", "/", "/a/b"), ("a/../b", "/s/", "/s/b"), ("..", "/a/b/", "/a/"), ("a/..", "/", "/"),
    ("\\a\\b", "/x/", "/a/b"), ("a\\..\\b", "/x/", "/x/b"), ("...", "/", "/..."), (".a", "/", "/.a"),
    ("/..", "/", "/"), ("/a/b/../../..", "/", "/"), ("é x", "/", "/é x"), ("/", "/q/", "/"),
  ])
  func paths(target: String, folder: String, path: String) {
    var buffer = ByteBuffer()
    let bytes = Array(target.utf8)
    RewriteTarget.append(path: bytes.span, below: Array(folder.utf8), to: &buffer)
    #expect(text(buffer) == path)
  }

  @Test(arguments: [
    ("http://h/x", 7, true), ("HTTPS://h", 8, true), ("ftp://h/x", 6, false), ("/http://h", 0, false),
    ("http:/x", 0, false), ("a/b://c", 0, false), ("://x", 0, false), ("http://", 7, true), ("", 0, false),
  ])
  func authorities(target: String, start: Int, isForeign: Bool) {
    let bytes = Array(target.utf8)
    #expect(RewriteTarget.authorityStart(bytes.span) == start)
    #expect(RewriteTarget.isForeign(bytes.span) == isForeign)
  }

  @Test(arguments: [
    ("/a b", "/a%20b"), ("/é", "/%C3%A9"), ("/%20", "/%20"),
    ("/a+b;c=d,e@f:g!$&'()*", "/a+b;c=d,e@f:g!$&'()*"),
    ("/a\"<>\\^`{|}", "/a%22%3C%3E%5C%5E%60%7B%7C%7D"), ("/~-._", "/~-._"), ("/x#y", "/x#y"),
  ])
  func locations(path: String, encoded: String) {
    var buffer = ByteBuffer()
    let bytes = Array(path.utf8)
    RewriteTarget.append(encoding: bytes.span, to: &buffer)
    #expect(text(buffer) == encoded)
  }

  @Test(arguments: [
    ("lower", "ÄbC ß İ Σ", "äbc ß İ σ"), ("lower", "Ä😀X", "ä😀x"), ("encode", "x y/z", "x y%2Fz"),
    ("encode", "résumé", "r%C3%A9sum%C3%A9"),
    ("encode", "a-b_c.d~e+", "a-b_c.d~e%2B"), ("decode", "a%20b+c%2", "a b c%2"), ("decode", "%C3%A9", "é"),
    ("decode", "%252E", "%2E"), ("html", "<a href=\"x\">'&", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"),
  ])
  func functions(name: String, argument: String, value: String) {
    var buffer = ByteBuffer()
    var spare = ByteBuffer()
    buffer.append("kept ")
    buffer.append(argument)
    switch name {
    case "lower": RewriteFunctions.toLower(&buffer, from: 5, &spare)
    case "encode": RewriteFunctions.urlEncode(&buffer, from: 5, &spare)
    case "decode": RewriteFunctions.urlDecode(&buffer, from: 5, &spare, decodesPlus: true)
    default: RewriteFunctions.htmlEncode(&buffer, from: 5, &spare)
    }
    #expect(text(buffer) == "kept " + value)
  }

  /// Bytes that are no UTF-8 stay what they are.
  @Test(arguments: [
    [0x83, 0x89], [0xC1, 0x81], [0xC3], [0xC3, 0x41], [0xF5, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80],
  ])
  func invalidBytesAreLeftAlone(_ bytes: [UInt8]) {
    var buffer = ByteBuffer()
    var spare = ByteBuffer()
    buffer.append(bytes)
    RewriteFunctions.toLower(&buffer, from: 0, &spare)
    let expected = bytes.map { $0 == 0x41 ? 0x61 : $0 }
    #expect((0..<buffer.count).map { buffer[$0] } == expected)
  }

  private func text(_ buffer: borrowing ByteBuffer) -> String {
    String(decoding: (0..<buffer.count).map { buffer[$0] }, as: UTF8.self)
  }
}

/// Texts with `{...}` in them. Source: url-rewrite 2.5.
@Suite struct RewriteTemplateTests {
  @Test(arguments: [
    ("plain", 1), ("{R:1}", 1), ("a{R:1}b", 3), ("{C:0}{c:31}", 2), ("{ToLower:{R:1}}", 3), ("{M:{URL}}", 3),
    ("{HTTP_HOST}", 1), ("{http_x_y}", 1), ("{UNKNOWN}", 1), ("{", 1), ("a}b", 1), ("{open", 1), ("{}", 1),
    ("{ToLower:}", 2), ("{No:x}", 3), ("", 0), ("{ToLower:{UrlEncode:{M:{QUERY_STRING}}}}", 7),
  ])
  func operations(source: String, count: Int) throws {
    var names = RewriteNames()
    names.maps["m"] = 0
    #expect(try RewriteTemplate(source, names).operations.count == count)
  }

  @Test(arguments: ["{R:32}", "{C:99}", "{R:x}", "{R:}", "{R:-1}", "{R:1000}"])
  func badReferences(source: String) {
    #expect(throws: RewriteTemplate.Fault.self) { try RewriteTemplate(source, RewriteNames()) }
  }

  @Test func functionsNestEightDeep() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{ToLower:", count: depth) + "x" + String(repeating: "}", count: depth)
    }
    _ = try RewriteTemplate(nested(8), RewriteNames())
    #expect(throws: RewriteTemplate.Fault.self) { try RewriteTemplate(nested(9), RewriteNames()) }
    #expect(throws: RewriteTemplate.Fault.self) { try RewriteTemplate(nested(5000), RewriteNames()) }
  }
}
