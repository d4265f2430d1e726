import StatusCodes
import Testing

/// The 105 codes of Microsoft's knowledge-base article 943891, as it lists them.
private let articleCodes = """
  100 101
  200 201 202 203 204 205 206
  301 302 304 307
  400 400.1 400.2 400.3 400.4 400.5 400.6 400.7 400.8 400.9
  401 401.1 401.2 401.3 401.4 401.5
  403 403.1 403.2 403.3 403.4 403.5 403.6 403.7 403.8 403.9 403.10 403.11 403.12 403.13 403.14 403.15
  403.16 403.17 403.18 403.19 403.20 403.21 403.22 403.502
  404 404.0 404.1 404.2 404.3 404.4 404.5 404.6 404.7 404.8 404.9 404.10 404.11 404.12 404.13 404.14
  404.15 404.16 404.17 404.18 404.19 404.20
  405 406 408 412
  500 500.0 500.11 500.12 500.13 500.15 500.19 500.21 500.22 500.23 500.24 500.50 500.51 500.52 500.53
  500.100
  501
  502 502.1 502.2 502.3 502.4
  503 503.0 503.2 503.3
  """.split(whereSeparator: \.isWhitespace).map(String.init)

/// Codes that later versions, modules and add-ons brought.
private let laterCodes = """
  207 303 308
  400.0 400.10 400.11 400.601 400.602 400.603 400.604 400.605 400.606
  401.7 401.501 401.502 401.503 401.504
  403.0 403.23 403.24 403.501 403.503 403.504 404.501 404.502 404.503 404.504
  409.0 411 413.0 413.1 414 415.0 416.0 423.0 423.1 423.2 424 431.0
  500.14 500.16 500.17 500.18 500.20 500.30 500.31 500.32 500.33 500.34 500.35 500.36 500.37 500.38
  501.0 502.5 502.6 502.7 503.1 503.4 503.5 504.0 505 507.0
  """.split(whereSeparator: \.isWhitespace).map(String.init)

@Suite("The article's codes")
struct ArticleTests {
  @Test("the list here has all of them, once each")
  func complete() {
    #expect(articleCodes.count == 105)
    #expect(Set(articleCodes).count == 105)
  }

  @Test("every code of the article has its row, marked as the article's", arguments: articleCodes)
  func article(text: String) throws {
    let code = try #require(StatusCode(text: text))
    let entry = try #require(Catalogue.entry(for: code))
    #expect(entry.code.status == code.status)
    #expect(entry.inArticle)
  }

  @Test("no two of the article's codes share a row")
  func ownRows() {
    let rows = articleCodes.compactMap { StatusCode(text: $0) }.compactMap { Catalogue.entry(for: $0)?.code }
    #expect(Set(rows).count == 105)
  }

  @Test("codes the article lacks have a row of exactly that spelling, not marked", arguments: laterCodes)
  func later(text: String) throws {
    let code = try #require(StatusCode(text: text))
    let entry = try #require(Catalogue.entry(for: code))
    #expect(entry.code == code)
    #expect(!entry.inArticle)
  }

  @Test("the catalogue is the article's codes and the later ones, and nothing else")
  func nothingElse() {
    let known = (articleCodes + laterCodes).compactMap { StatusCode(text: $0) }
    let rows = Set(known.compactMap { Catalogue.entry(for: $0)?.code })
    #expect(rows == Set(Catalogue.entries.map(\.code)))
  }
}
