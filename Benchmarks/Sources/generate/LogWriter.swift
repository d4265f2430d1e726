import Glibc

/// Writes the rows with the fields that IIS 10 logs unless told otherwise.
struct LogWriter {
  private var random: Random
  private var buffer: [UInt8] = []
  private var second = 0
  private var sinceTick = 0
  private let site = Site()

  private static let agents = [
    "Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/%.0.0.0+Safari/537.36",
    "Mozilla/5.0+(iPhone;+CPU+iPhone+OS+17_%+like+Mac+OS+X)+AppleWebKit/605.1.15+(KHTML,+like+Gecko)+Version/17.4+Mobile/15E148+Safari/604.1",
    "Mozilla/5.0+(Linux;+Android+14;+SM-S9%B)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/125.0.0.0+Mobile+Safari/537.36",
    "Mozilla/5.0+(Macintosh;+Intel+Mac+OS+X+10_15_7)+AppleWebKit/605.1.15+(KHTML,+like+Gecko)+Version/%.4+Safari/605.1.15",
    "Mozilla/5.0+(X11;+Linux+x86_64;+rv:%.0)+Gecko/20100101+Firefox/%.0",
    "Mozilla/5.0+(compatible;+Googlebot/2.%;++http://www.google.com/bot.html)",
    "Mozilla/5.0+(compatible;+bingbot/2.%;++http://www.bing.com/bingbot.htm)", "curl/8.%.0", "-",
  ]

  init(random: Random) {
    self.random = random
    buffer.reserveCapacity(1 << 20)
  }

  mutating func header() {
    write("#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n")
    write("#Date: 2026-11-01 00:00:00\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port ")
    write("cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\r\n")
  }

  mutating func row() {
    if sinceTick == 0 { sinceTick = 1 + random.below(80) } else { sinceTick -= 1 }
    if sinceTick == 0 { second += 1 }
    let hit = site.hit(&random, second: second)
    write("2026-11-\(pad(1 + second / 86400 % 28)) ")
    write("\(pad(second / 3600 % 24)):\(pad(second / 60 % 60)):\(pad(second % 60)) 10.0.0.4 ")
    write("\(hit.method) \(hit.stem) \(hit.query) 443 - \(client()) \(agent()) \(referer()) \(hit.status) ")
    write("\(1 + random.popular(900))\r\n")
    if buffer.count > 1_000_000 { flush() }
  }

  private mutating func client() -> String {
    var address = Random(seed: UInt64(random.popular(60_000)))
    return "\(1 + address.below(220)).\(address.below(256)).\(address.below(256)).\(address.below(256))"
  }

  private mutating func agent() -> String {
    let form = Self.agents[random.popular(Self.agents.count)]
    let version = 100 + random.popular(30)
    return form.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\(version)")
  }

  private mutating func referer() -> String {
    switch random.below(10) {
    case ..<3: "-"
    case ..<5: "https://www.google.com/"
    case ..<9: "https://www.contoso.com/products/\(1000 + random.popular(40_000))"
    default: "https://www.contoso.com/Search.aspx?q=chair&page=\(random.below(30))"
    }
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  mutating func flush() {
    var start = 0
    while start < buffer.count {
      let written = buffer[start...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      guard written > 0 else { exit(1) }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
