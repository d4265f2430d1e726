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

  private static let headers = """
    Host: www.contoso.com\r
    User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0\r
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r
    Accept-Language: de-DE,de;q=0.9,en;q=0.8\r
    Accept-Encoding: gzip, deflate, br\r
    Referer: https://www.contoso.com/Default.aspx\r
    Cookie: ASP.NET_SessionId=k3j4h5k3j4h5; .ASPXAUTH=0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF; lang=de\r
    Connection: keep-alive\r
    \r

    """

  static let requests: [[UInt8]] = targets.map { Array("GET \($0) HTTP/1.1\r\n\(headers)".utf8) }
}
