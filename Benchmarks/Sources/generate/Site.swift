/// What visitors ask a site for, and what it answers.
struct Site {
  struct Hit {
    var method = "GET"
    var stem: String
    var query = "-"
    var status = "200 0 0"
  }

  private static let terms = [
    "chair", "oak", "table", "lamp", "sofa", "desk", "shelf", "blue", "steel", "garden", "kids", "office",
    "round", "small", "large", "vintage", "walnut", "outlet", "leather", "corner",
  ]
  private static let pages = [
    "/", "/about", "/contact", "/products", "/cart", "/checkout", "/account/login", "/account/orders",
    "/blog/", "/help/shipping", "/help/returns", "/stores", "/newsletter", "/Default.aspx", "/Search.aspx",
    "/privacy", "/terms", "/careers", "/press", "/sitemap.xml", "/robots.txt",
  ]
  private static let attacks: [Hit] = [
    Hit(stem: "/wp-login.php", status: "404 0 2"), Hit(stem: "/.env", status: "404 0 2"),
    Hit(stem: "/.git/config", status: "404 0 2"), Hit(stem: "/web.config", status: "404 8 0"),
    Hit(stem: "/bin/App.dll", status: "404 8 0"), Hit(stem: "/App_Data/users.mdb", status: "404 8 0"),
    Hit(stem: "/phpmyadmin/index.php", status: "404 0 2"), Hit(stem: "/admin/config.php", status: "404 0 2"),
    Hit(stem: "/products/a+b", status: "404 11 0"), Hit(stem: "/Global.asax", status: "404 7 0"),
    Hit(stem: "/global.asax.cs", status: "404 7 0"),
    Hit(stem: "/Search.aspx", query: "q=1'%20or%201=1--", status: "200 0 0"),
    Hit(stem: "/index.php", query: "s=/index/think/app/invokefunction", status: "404 0 2"),
    Hit(stem: "/cgi-bin/test-cgi", status: "404 0 2"), Hit(stem: "/actuator/health", status: "404 0 2"),
    Hit(method: "PROPFIND", stem: "/", status: "405 0 1"), Hit(method: "OPTIONS", stem: "/"),
    Hit(method: "TRACE", stem: "/", status: "501 0 0"),
  ]

  func hit(_ random: inout Random, second: Int) -> Hit {
    switch random.below(1000) {
    case ..<430: return asset(&random)
    case ..<580: return Hit(stem: Self.pages[random.popular(Self.pages.count)], status: page(&random))
    case ..<720:
      let stem = "/products/\(1000 + random.popular(40_000))/\(word(&random))-\(word(&random))"
      return Hit(stem: stem, status: page(&random))
    case ..<800:
      let query = "q=\(word(&random))+\(word(&random))&page=\(1 + random.popular(30))&sort=price"
      return Hit(stem: "/Search.aspx", query: query)
    case ..<890:
      let query = "id=\(random.below(2_000_000))&_=\(1_700_000_000_000 + second * 1000 + random.below(1000))"
      return Hit(stem: "/api/stock/items", query: query)
    case ..<940:
      let query = "sku=\(random.popular(90_000))&w=\(160 << random.below(4))&h=\(120 << random.below(4))"
      return Hit(stem: "/handlers/Image.ashx", query: query)
    case ..<975:
      return Hit(
        method: "POST", stem: random.chance(50) ? "/api/cart/items" : "/account/login",
        status: "302 0 0")
    default: return Self.attacks[random.popular(Self.attacks.count)]
    }
  }

  private func word(_ random: inout Random) -> String { Self.terms[random.popular(Self.terms.count)] }

  private func page(_ random: inout Random) -> String {
    switch random.below(100) {
    case ..<94: "200 0 0"
    case ..<97: "404 0 2"
    case ..<99: "302 0 0"
    default: "500 0 0"
    }
  }

  private func asset(_ random: inout Random) -> Hit {
    let number = random.popular(400)
    let stem =
      switch number % 5 {
      case 0: "/css/theme-\(number).min.css"
      case 1: "/js/bundle-\(number).js"
      case 2: "/images/products/2026/\(Self.terms[number % 20])-\(number).jpg"
      case 3: "/fonts/inter-\(number).woff2"
      default: "/images/icons/\(Self.terms[number % 20]).svg"
      }
    let query = number % 5 < 2 ? "v=20261\(number % 90 + 10)" : "-"
    return Hit(stem: stem, query: query, status: random.chance(30) ? "304 0 0" : "200 0 0")
  }
}
