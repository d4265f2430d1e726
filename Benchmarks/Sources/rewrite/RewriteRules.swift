import Configuration
import Substatus

/// Servers with more and more rewrite rules, of the kinds that sites collect over the years.
enum RewriteRules {
  /// Of ten rules six redirect moved pages, two rewrite clean URLs, one looks at the host and one at the agent.
  static func server(count: Int) throws -> Simulation {
    var text = "<configuration><system.webServer><rewrite><rules>"
    for number in 0..<count { text += rule(number) }
    text += "</rules></rewrite></system.webServer></configuration>"
    var server = ServerDescription()
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
    return try Simulation(server)
  }

  private static func rule(_ number: Int) -> String {
    let (match, condition, action): (String, String, String) =
      switch number % 10 {
      case 6:
        ("^shop-\(number)/(.*)$", "", rewrite("shop.aspx?shop=\(number)&amp;path={R:1}"))
      case 7:
        ("^products/([0-9]+)-\(number)/([a-z-]+)$", "", rewrite("product.aspx?id={R:1}&amp;name={R:2}"))
      case 8:
        (
          "(.*)", "<add input=\"{HTTP_HOST}\" pattern=\"^www\\.brand-\(number)\\.example$\"/>",
          redirect("https://brand-\(number).example/{R:1}")
        )
      case 9:
        (
          ".*", "<add input=\"{HTTP_USER_AGENT}\" pattern=\"BadBot-\(number)|Scraper-\(number)\"/>",
          "<action type=\"CustomResponse\" statusCode=\"403\"/>"
        )
      default: ("^old/section-\(number)/page-\(number)\\.html$", "", redirect("/new/\(number)"))
      }
    return "<rule name=\"r\(number)\" stopProcessing=\"true\"><match url=\"\(match)\"/>"
      + "<conditions>\(condition)</conditions>\(action)</rule>"
  }

  private static func rewrite(_ url: String) -> String { "<action type=\"Rewrite\" url=\"\(url)\"/>" }
  private static func redirect(_ url: String) -> String { "<action type=\"Redirect\" url=\"\(url)\"/>" }
}
