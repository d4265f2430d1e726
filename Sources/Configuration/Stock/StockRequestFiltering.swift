/// The rows of `<requestFiltering>` in stock files. Source: stock-defaults 7.
enum StockRequestFiltering {
  private static let denied = """
    .asa .asax .ascx .master .skin .browser .sitemap .config .cs .csproj .vb .vbproj .webinfo .licx .resx
    .resources .mdb .vjsproj .java .jsl .ldb .dsdgm .ssdgm .lsad .ssmap .cd .dsprototype .lsaprototype .sdm
    .sdmDocument .mdf .ldf .ad .dd .ldd .sd .adprototype .lddprototype .exclude .refresh .compiled .msgx
    .vsdisco .rules
    """

  private static let hidden = [
    "web.config", "bin", "App_code", "App_GlobalResources", "App_LocalResources", "App_WebReferences",
    "App_Data", "App_Browsers",
  ]

  /// The section as XML lines, indented from its own start tag.
  static func xml(hasASPNet: Bool, hasASP: Bool) -> [String] {
    var lines = ["<requestFiltering>", "  <fileExtensions allowUnlisted=\"true\" applyToWebDAV=\"true\">"]
    if hasASPNet {
      for name in denied.words where hasASP || name != ".asa" {
        lines.append("    <add fileExtension=\"\(name)\" allowed=\"false\"/>")
      }
    }
    lines += ["  </fileExtensions>", "  <verbs allowUnlisted=\"true\" applyToWebDAV=\"true\"/>"]
    lines.append("  <hiddenSegments applyToWebDAV=\"true\">")
    lines += hidden.prefix(hasASPNet ? 8 : 1).map { "    <add segment=\"\($0)\"/>" }
    return lines + ["  </hiddenSegments>", "</requestFiltering>"]
  }
}
