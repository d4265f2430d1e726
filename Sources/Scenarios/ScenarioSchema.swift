internal import Server

/// The JSON Schema of scenario files, for editors that complete and check YAML.
public enum ScenarioSchema {
  /// A schema of draft 2020-12, with a final line end. Expected values and requests are described, not fully
  /// checked: reading a file finds more.
  public static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Substatus scenario file",
      "description": "Requests, the server they are sent to, and the status.substatus IIS must give each.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "cases"],
      "not": {"required": ["server", "applicationHost"]},
      "properties": {
        "name": {"type": "string", "minLength": 1, "description": "The name of the scenario."},
        "about": {"type": "string", "description": "What the scenario explains."},
        "cases": {"type": "array", "minItems": 1, "description": "The cases, run in order.",
          "items": {"oneOf": [
            {"$ref": "#/$defs/line"},
            {"$ref": "#/$defs/include"}, {"$ref": "#/$defs/sequence"}, {"$ref": "#/$defs/case"}]}},
        "tags": {"$ref": "#/$defs/tags", "description": "Words by which the cases are selected."},
        "sequence": {"type": "boolean",
          "description": "The server remembers the requests of each case for those behind it."},
    \(setup)
      },
      "$defs": {
        "include": {
          "type": "object",
          "description": "The cases of another file, run with this file's setup.",
          "additionalProperties": false,
          "required": ["include"],
          "properties": {
            "include": {"type": "string", "minLength": 1, "description": "A path relative to this file."},
            "tags": {"$ref": "#/$defs/tags", "description": "Words by which the cases are selected."}
          }
        },
        "sequence": {
          "type": "object",
          "description": "Cases that one server decides in order, remembering the requests before.",
          "additionalProperties": false,
          "required": ["sequence"],
          "not": {"required": ["server", "applicationHost"]},
          "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$",
              "description": "An identifier; the cases have it with their number."},
            "name": {"type": "string", "description": "The name, which those of the cases follow."},
            "tags": {"$ref": "#/$defs/tags", "description": "Words by which the cases are selected."},
            "sequence": {"type": "array", "minItems": 1, "description": "The cases.",
              "items": {"oneOf": [
                {"$ref": "#/$defs/line"},
                {"$ref": "#/$defs/include"}, {"$ref": "#/$defs/case"}]}},
    \(setup)
          }
        },
        "line": {"type": "string", "description": "METHOD target -> expected",
          "pattern": "^.+ -> (pass|closed|record|refused .+|[1-5][0-9][0-9](\\\\.([0-9]+|\\\\*))?|[1-5]xx)$"},
        "tags": {"oneOf": [{"$ref": "#/$defs/tag"}, {"type": "array", "items": {"$ref": "#/$defs/tag"}}]},
        "tag": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$"},
        "values": {"oneOf": [{"type": ["string", "number", "boolean"]},
          {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}}]},
        "limit": {"enum": \(list(LimitSweep.Limit.allCases.map(\.rawValue)))},
        "case": {
          "type": "object",
          "description": "One request and what must come out; its setup is merged over the file's.",
          "additionalProperties": false,
          "required": ["expect"],
          "not": {"required": ["server", "applicationHost"]},
          "oneOf": [{"required": ["request"]}, {"required": ["requestEscaped"]},
            {"required": ["requestHex"]}, {"required": ["requestBase64"]}, {"required": ["sweep"]}],
          "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$", "description": "An identifier."},
            "name": {"type": "string", "description": "The name; the request line when absent."},
            "request": {"$ref": "#/$defs/request",
              "description": "Text: one line is completed, line ends of the head become CRLF."},
            "requestEscaped": {"$ref": "#/$defs/request",
              "description": "Exact bytes with escapes \\\\r \\\\n \\\\t \\\\0 \\\\\\\\ \\\\xNN."},
            "requestHex": {"type": ["string", "number"], "description": "Exact bytes, two digits each."},
            "requestBase64": {"type": "string", "description": "Exact bytes in base64."},
            "tags": {"$ref": "#/$defs/tags", "description": "Words by which the case is selected."},
            "table": {"type": "array", "minItems": 1,
              "description": "One case for each row; ${NAME} stands for the row's value.",
              "items": {"type": "object", "minProperties": 1,
                "additionalProperties": {"type": ["string", "number", "boolean"]}}},
            "product": {"type": "object", "minProperties": 1,
              "description": "One case for each combination; ${NAME} stands for the value.",
              "additionalProperties": {"$ref": "#/$defs/values"}},
            "sweep": {"description": "A limit: one below it, exactly at it, one above it.",
              "oneOf": [{"$ref": "#/$defs/limit"},
                {"type": "object", "additionalProperties": false, "required": ["limit"],
                  "properties": {"limit": {"$ref": "#/$defs/limit"},
                    "at": {"type": "string", "pattern": "^/(.*/)?$"},
                    "within": {"$ref": "#/$defs/expect"}}}]},
            "expect": {"oneOf": [{"$ref": "#/$defs/expect"},
              {"type": "object", "minProperties": 1, "additionalProperties": false,
                "description": "What is expected of each version or span of versions.",
                "patternProperties": {"^[0-9.]+(-[0-9.]+)?$": {"$ref": "#/$defs/expect"}}}]},
            "because": {"type": "string", "description": "The setting or module that must decide."},
            "pending": {"type": "string", "description": "Why the case cannot be decided yet."},
    \(setup)
          }
        },
        "version": {"description": "In quotes or not.",
          "enum": \(list(SetupNames.versions).dropLast()), \(SetupNames.versions.joined(separator: ", "))]},
        "components": {"description": "Names of components.",
          "oneOf": [{"$ref": "#/$defs/component"},
            {"type": "array", "items": {"$ref": "#/$defs/component"}}]},
        "component": {"enum": \(list(SetupNames.components))},
        "content": {"type": "object", "description": "Files and folders by name.",
          "additionalProperties": {"anyOf": [{"type": ["string", "null"]}, {"$ref": "#/$defs/content"},
            {"type": "object", "required": ["link"], "additionalProperties": false,
              "description": "A symbolic link or junction to another path of the site.",
              "properties": {"link": {"type": "string"}}},
            {"type": "object", "minProperties": 1, "additionalProperties": false,
              "description": "A file with attributes.",
              "properties": {"text": {"type": "string"}, "size": {"type": "integer", "minimum": 0},
                "modified": {"type": "string"}, "hidden": {"type": "boolean"},
                "readers": {"$ref": "#/$defs/prefixes"}, "openError": {"type": "integer"}}}]}},
        "pool": {"type": "object", "additionalProperties": {"type": ["string", "boolean"]},
          "propertyNames": {"enum": \(list(HostingReader.poolKeys))}},
        "prefixes": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "request": {"oneOf": [{"$ref": "#/$defs/part"},
          {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}}]},
        "part": {"oneOf": [{"type": "string"},
          {"type": "object", "additionalProperties": false, "required": ["repeat"],
            "properties": {"repeat": {"type": "object", "additionalProperties": false,
              "required": ["text", "times"], "description": "A text repeated.",
              "properties": {"text": {"$ref": "#/$defs/part"},
                "times": {"type": "integer", "minimum": 1}}}}}]},
        "outcome": {
          "oneOf": [{"type": "number", "minimum": 100, "exclusiveMaximum": 600},
            {"enum": ["pass", "closed", "record", \(SetupNames.reasons.map { "\"refused \($0)\"" }.joined(separator: ", "))]},
            {"type": "string",
              "pattern": "^[1-5][0-9][0-9](\\\\.([0-9]+|\\\\*))?$|^[1-5]xx$|[$][{][A-Za-z0-9_]+[}]"}]},
        "expect": {
          "description": "404.11, 404.*, 4xx, pass, closed, refused URL, record; a list: any of; a map: all of.",
          "oneOf": [{"$ref": "#/$defs/outcome"},
            {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/expect"}},
            {"type": "object", "minProperties": 1, "additionalProperties": false,
              "properties": {"status": {"$ref": "#/$defs/expect"},
                \(parts)}}]}
      }
    }

    """

  private static var setup: String {
    let states = SetupNames.siteStates
    return """
            "iis": {"description": "The versions of IIS; each case runs once for each.",
              "oneOf": [{"$ref": "#/$defs/version"},
                {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/version"}}]},
            "server": {"enum": \(list(SetupNames.presets)), "description": "The stock server."},
            "applicationHost": {"type": "string",
              "description": "A whole applicationHost.config: XML, or a path relative to this file."},
            "applicationHostAdditions": {"type": "string",
              "description": "More content of applicationHost.config: XML, or a path."},
            "machineConfig": {"type": "string",
              "description": "The machine.config above applicationHost.config: XML, or a path."},
            "rootWebConfig": {"type": "string",
              "description": "The web.config beside machine.config: XML, or a path."},
            "with": {"$ref": "#/$defs/components", "description": "Components to add."},
            "without": {"$ref": "#/$defs/components", "description": "Components to take away."},
            "site": {"$ref": "#/$defs/content",
              "description": "The content tree by path; root: names a real folder."},
            "pool": {"$ref": "#/$defs/pool", "description": "Attributes of the stock site's pool."},
            "applications": {"type": "object",
              "description": "Applications of the stock site: the folder of each by its path.",
              "additionalProperties": {"oneOf": [{"type": "string"}, {"type": "object",
                "additionalProperties": false, "properties": {"physicalPath": {"type": "string"},
                  "pool": {"$ref": "#/$defs/pool"}}}]}},
            "virtualDirectories": {"type": "object", "additionalProperties": {"type": "string"},
              "description": "Virtual directories of the stock site: the folder of each by its path."},
            "folders": {"type": "object",
              "description": "Folders of the server by physical path: their content, or what is wrong.",
              "additionalProperties": {"oneOf": [{"enum": \(list(HostingReader.folderStates))},
                {"$ref": "#/$defs/content"}]}},
            "facts": {"type": "object", "additionalProperties": false,
              "description": "What is known of the world.",
              "properties": {
                "httpSys": {"type": "object", "additionalProperties": {"type": "integer"},
                  "propertyNames": {"enum": \(list(SetupNames.registry))},
                  "description": "Registry values of HTTP.sys."},
                "build": {"type": "integer", "description": "The build of Windows."},
                "sites": {"type": "object", "additionalProperties": {"enum": \(list(states))},
                  "description": "The states of sites."},
                "pools": {"type": "object", "description": "The states of application pools.",
                  "additionalProperties": {"enum": \(list(SetupNames.poolStates))}},
                "otherRegistrations": {"$ref": "#/$defs/prefixes",
                  "description": "Prefixes other programs registered."},
                "urlReservations": {"$ref": "#/$defs/prefixes",
                  "description": "Prefixes that are reserved only."},
                "bindingsWithoutCertificate": {"$ref": "#/$defs/prefixes",
                  "description": "https bindings without a certificate: *:443:www.contoso.com."},
                "handlers": {"type": "object",
                  "additionalProperties": {"type": ["string", "number"]},
                  "description": "What handlers come to, by path or /folder/*: a code, or an event."},
                "responses": {"type": "object",
                  "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
                  "description": "The headers of responses, by path or /folder/*."},
                "webPages": {"type": "boolean", "description": "ASP.NET Web Pages serve .cshtml."},
                "traceMethod": {"type": "boolean", "description": "The registry enables TRACE."},
                "initializingApplications": {"$ref": "#/$defs/prefixes",
                  "description": "Applications that are being started, by path."},
                "startedApplications": {"$ref": "#/$defs/prefixes",
                  "description": "ASP.NET Core applications that run already, by path."},
                "locks": {"type": "object", "description": "WebDAV locks by path: a token.",
                  "additionalProperties": {"oneOf": [{"type": "string"},
                    {"type": "object", "additionalProperties": false, "required": ["token"],
                      "properties": {"token": {"type": "string"}, "shared": {"type": "boolean"}}}]}},
                "storageFull": {"type": "boolean", "description": "Nothing more can be stored."},
                "missingTypes": {"$ref": "#/$defs/prefixes",
                  "description": "Managed types that no assembly has."},
                "runningRequests": {"type": "integer", "minimum": 0,
                  "description": "How many requests of each application run already."},
                "failingAccounts": {"$ref": "#/$defs/prefixes",
                  "description": "Accounts of the configuration that cannot log on."},
                "options": {"type": "object",
                  "propertyNames": {"enum": \(list(SetupNames.options))},
                  "description": "Choices where IIS's behaviour is not known."}}},
            "connection": {"type": "object", "additionalProperties": false,
              "description": "What is known of the connection.",
              "properties": {\(facts(FactDescription.connection))}},
            "as": {"description": "Whose credentials the client sends: a name, anonymous, or more facts.",
              "oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": false,
                "properties": {\(facts(FactDescription.credentials))}}]},
            "at": {"type": ["string", "number"],
              "description": "When the request arrives: 20ms, 1.5s or 2026-11-25T13:00:00Z."},
            "duration": {"type": ["string", "number"],
              "description": "How long it takes until the response is sent: 20ms, 1.5s."}
      """
  }

  private static func facts(_ facts: [FactDescription]) -> String {
    facts.map { fact in
      let type =
        switch fact.form {
        case .boolean: #""type": "boolean""#
        case .number: #""type": "integer""#
        case .text: #""type": ["string", "number"]"#
        case .list: #""type": ["string", "array"], "items": {"type": "string"}"#
        case .map: #""type": "object", "additionalProperties": {"type": "string"}"#
        }
      return "\n                \"\(fact.name)\": {\(type), \"description\": \"\(fact.meaning)\"}"
    }.joined(separator: ",")
  }

  private static var parts: String {
    Expectation.parts.map { "\"\($0)\": {\"type\": [\"string\", \"number\", \"boolean\"]}" }.joined(
      separator: ", ")
  }

  /// The words as a JSON array; none of them holds a character that JSON escapes.
  private static func list(_ words: [String]) -> String {
    "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }
}
