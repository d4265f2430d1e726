import SampleTraffic

/// The requests of the benchmark: what a public site sees that has moved pages and brands of its own.
enum RewriteTraffic {
  private static let targets = [
    "/", "/index.html", "/favicon.ico", "/robots.txt", "/css/site.css", "/css/print.min.css?v=1.4.2",
    "/js/app.bundle.js?v=8842", "/images/logo.png", "/images/products/2024/chair-large.jpg",
    "/images/products/2024/table%20oak.jpg", "/Default.aspx", "/Account/Login.aspx?ReturnUrl=%2FOrders%2F",
    "/Orders/Details.aspx?id=4711&tab=items", "/Search.aspx?q=office&page=3&sort=price",
    "/api/products?category=12&limit=50", "/api/products/4711", "/blog/2026/11/release-notes",
    "/blog/2026/11/r%C3%A9sum%C3%A9", "/docs/getting-started", "/docs/api/v2/reference/orders",
    "/sitemap.xml", "/wp-login.php", "/.git/config", "/legacy/old.asp?page=2",
    "/old/section-3/page-3.html", "/old/section-9/page-9.html", "/shop-7/chairs/oak",
    "/products/12-4/oak-chair",
  ]

  static let requests: [[UInt8]] = targets.map { Array("GET \($0) HTTP/1.1\r\n\(Traffic.headers)".utf8) }
}
