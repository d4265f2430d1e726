import Testing

@testable import Server

/// The grammars of WebDAV's headers and bodies. Source: content-and-errors 5.4, RFC 4918, 9 and 10.
@Suite struct WebDAVHeaderTests {
  @Test(arguments: [
    ("0", WebDAVHeaders.Depth.zero as WebDAVHeaders.Depth?), ("1", .one), ("infinity", .infinity),
    ("Infinity", .infinity), ("2", nil), ("inf", nil), ("1,noroot", nil), ("", nil), ("00", nil),
  ])
  func depths(value: String, depth: WebDAVHeaders.Depth?) {
    let bytes = Array(value.utf8)
    let read = WebDAVHeaders.depth(bytes.span)
    #expect(read == depth)
  }

  @Test(arguments: [("T", true as Bool?), ("f", false), ("true", nil), ("1", nil), ("", nil)])
  func overwrites(value: String, overwrite: Bool?) {
    let bytes = Array(value.utf8)
    let read = WebDAVHeaders.overwrite(bytes.span)
    #expect(read == overwrite)
  }

  @Test(arguments: [
    ("Second-60", nil as Range<Int>?), ("Infinite, Second-4100000000", nil), ("second-1", nil),
    ("60", 0..<2), ("Second-", 0..<7), ("Minute-5", 0..<8), ("Infinite, 60", 10..<12),
    ("Second-4294967295", nil), ("Second-4294967296", 0..<17), ("Second-0", 0..<8), ("", 0..<0),
    ("Infinite,", 9..<9), ("Second-99999999999999999999999999", 0..<33),
  ])
  func timeouts(value: String, fault: Range<Int>?) {
    let bytes = Array(value.utf8)
    let found = WebDAVHeaders.timeoutFault(bytes.span)
    #expect(found?.range == fault)
  }

  @Test(arguments: [
    ("<opaquelocktoken:a-b>", 1..<20 as Range<Int>?), ("opaquelocktoken:a", nil), ("<>", nil), ("<a>", nil),
    ("<:a>", nil), ("<urn:uuid:1>", 1..<11), ("<urn:a b>", nil), ("<urn:%zz>", nil),
  ])
  func lockTokens(value: String, token: Range<Int>?) {
    let bytes = Array(value.utf8)
    let read = WebDAVHeaders.codedURL(bytes.span)
    #expect(read?.range == token)
  }

  @Test(arguments: [
    ("/y.txt", nil as Range<Int>?), ("http://h/y.txt?q", nil), ("https://h:8080", nil), ("", 0..<0),
    ("foo/bar", 0..<7), ("http://", 5..<7), ("/a%zz", 2..<5), ("/a b", 2..<3), ("http:///x", 7..<9),
    ("/a%4", 2..<4), ("mailto:x", 7..<8),
  ])
  func destinations(value: String, fault: Range<Int>?) {
    let bytes = Array(value.utf8)
    switch DestinationHeader.read(bytes.span) {
    case .success: #expect(fault == nil)
    case .fault(let found): #expect(found.range == fault)
    }
  }

  @Test func aDestinationHasItsParts() {
    let bytes = Array("http://h:81/a/b?q".utf8)
    guard case .success(let header) = DestinationHeader.read(bytes.span) else {
      Issue.record("no destination was read")
      return
    }
    #expect(header.authority?.range == 7..<11)
    #expect(header.path.range == 11..<15)
  }

  @Test(arguments: [
    ("(<urn:a:b>)", nil as Range<Int>?), (#"([W/"x"] <urn:a:b>) (Not <DAV:no-lock>)"#, nil),
    ("</a> (<urn:a:b>) (<urn:a:c>) <http://h/b> ([\"y\"])", nil), ("opaquelocktoken:a", 0..<1),
    ("()", 1..<2), ("(<urn:a:b>", 10..<10), ("", 0..<0), ("(<urn:a:b>) </a> (<urn:a:b>)", 12..<13),
    ("</a> </b> (<urn:a:b>)", 5..<6), ("</a>", 4..<4), ("(<urn:a:b)", 1..<10), ("([x])", 2..<3),
    ("(<a>)", 2..<3), ("(Not)", 4..<5), ("(not <urn:a:b>)", nil), ("((<urn:a:b>))", 1..<2),
    ("(<urn:a:b>))", 11..<12),
  ])
  func ifHeaders(value: String, fault: Range<Int>?) {
    let bytes = Array(value.utf8)
    let found = IfHeader.fault(bytes.span)
    #expect(found?.range == fault)
  }

  @Test(arguments: [
    (#"<?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>"#, true),
    (#"<propfind xmlns="DAV:"><prop><x xmlns="urn:y"/></prop></propfind>"#, true),
    (#"<propfind xmlns="DAV:"><allprop/></propfind"#, false), ("<propfind><allprop/></propfind>", false),
    (#"<D:propfind xmlns:E="DAV:"><D:allprop/></D:propfind>"#, false),
    (#"<D:lockinfo xmlns:D="DAV:"><D:x/></D:lockinfo>"#, false), ("", false), ("text", false),
    (#"<propfind xmlns="DAV:"><a></b></propfind>"#, false),
    (#"<propfind xmlns="DAV:"><a/></propfind><more/>"#, false),
    (#"<!DOCTYPE x><propfind xmlns="DAV:"><a/></propfind>"#, false),
    (#"<propfind xmlns="DAV:"><a>&amp;<!-- c --><![CDATA[<]]></a></propfind>"#, true),
    (#"<propfind xmlns="DAV:"/>"#, false), (#"<propfind xmlns="DAV:" a></propfind>"#, false),
  ])
  func bodies(text: String, isValid: Bool) {
    let bytes = Array(text.utf8)
    let fault = WebDAVBody.fault(bytes.span, root: "propfind", needsChild: true)
    #expect((fault == nil) == isValid)
  }

  @Test func deepBodiesAreRead() {
    let bytes = Array(
      (#"<propfind xmlns="DAV:">"# + String(repeating: "<a>", count: 5000)
        + String(repeating: "</a>", count: 5000) + "</propfind>").utf8)
    let fault = WebDAVBody.fault(bytes.span, root: "propfind", needsChild: true)
    #expect(fault == nil)
  }
}
