/// The form above a list of cases, which shows those that fit. The script fills it in; without the script it is hidden
/// and every case is shown.
enum HTMLFilters {
  /// A choice among the values of `data-NAME` of the cases.
  struct Field {
    var name: String
    var label: String
    var values: [String]
  }

  /// The form, and the line that tells how many cases are shown.
  ///
  /// - Parameters:
  ///   - noun: what the list has many of.
  ///   - first: the choice a page begins with, when one of its cases fits.
  static func form(_ fields: [Field], noun: String, first: String? = nil) -> String {
    let first = first.map { " data-first=\"\(XMLText.attribute($0))\"" } ?? ""
    var text = "<form id=\"filters\" hidden data-noun=\"\(noun)\"\(first)>\n"
    text += "<label class=\"search\"><span>Search (key: /)</span>"
    text += "<input type=\"search\" name=\"q\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
    for field in fields {
      text += "<label><span>\(XMLText.escaped(field.label))</span>"
      text += "<select name=\"\(field.name)\"><option value=\"\">all</option>"
      for value in field.values {
        let value = XMLText.attribute(value)
        text += "<option value=\"\(value)\">\(value)</option>"
      }
      text += "</select></label>\n"
    }
    return text + "<button type=\"reset\">Show all</button>\n</form>\n"
      + "<p id=\"shown\" class=\"soft\" role=\"status\"></p>\n"
  }

  /// `NAME=VALUE`, more behind `&`, as a link that chooses writes it into `data-choose`.
  static func choice(_ values: KeyValuePairs<String, String>) -> String {
    values.map { name, value in
      var escaped = ""
      for character in value {
        switch character {
        case "%": escaped += "%25"
        case "&": escaped += "%26"
        case "+": escaped += "%2B"
        case "#": escaped += "%23"
        default: escaped.append(character)
        }
      }
      return "\(name)=\(escaped)"
    }.joined(separator: "&")
  }
}
