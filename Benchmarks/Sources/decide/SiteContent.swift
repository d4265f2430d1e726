import Server
import Substatus

/// The content of the site the requests go to: most of the files they ask for, and twenty thousand others.
enum SiteContent {
  private static let files = [
    "index.html", "favicon.ico", "robots.txt", "css/site.css", "css/print.min.css", "js/app.bundle.js",
    "js/vendor/jquery-3.7.1.min.js", "images/logo.png", "images/products/2024/chair-large.jpg",
    "images/products/2024/table oak.jpg", "fonts/inter.woff2", "Default.aspx", "Account/Login.aspx",
    "Orders/Details.aspx", "Search.aspx", "handlers/Image.ashx", "docs/index.html", "docs/getting-started",
    "download/setup-2.1.0.exe", "sitemap.xml", "feed.rss", "_content/lib/main.mjs", "assets/icons/cart.svg",
    "assets/img/banner.webp", "bin/App.dll", "App_Data/users.mdb", "print.asp", "legacy/old.asp",
    "private/report.pdf",
  ]

  /// The folder as a whole: what is not in it does not exist.
  static let folder: FolderContent = {
    var content = FolderContent()
    content.isComplete = true
    // Sun, 06 Nov 1994 08:49:37 GMT.
    let time: Int64 = 124_285_277_770_000_000
    for file in files { content.items.append(("/" + file, item(time))) }
    for folder in 0..<200 {
      for file in 0..<100 { content.items.append(("/archive/\(folder)/page-\(file).html", item(time))) }
    }
    return content
  }()

  private static func item(_ time: Int64) -> ContentItem {
    var item = ContentItem(.file, size: 4096)
    item.lastWriteTime = time
    return item
  }
}
