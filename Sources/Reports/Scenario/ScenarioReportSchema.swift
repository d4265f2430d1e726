/// The JSON Schema of the JSON report on scenario files.
public enum ScenarioReportSchema {
  /// A schema of draft 2020-12, with a final line end. A later version adds keys; `schemaVersion` rises when a
  /// key goes away or changes its meaning.
  public static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Substatus test report",
      "type": "object",
      "required": ["schemaVersion", "passed", "failed", "pending", "seconds", "errors", "files", "cases"],
      "properties": {
        "schemaVersion": {"const": \(ScenarioJSON.schemaVersion)},
        "passed": {"$ref": "#/$defs/count"},
        "failed": {"$ref": "#/$defs/count"},
        "pending": {"$ref": "#/$defs/count"},
        "seconds": {"type": "number", "minimum": 0},
        "errors": {"type": "array", "description": "What is wrong with files that could not be read.",
          "items": {"type": "object", "required": ["file", "line", "column", "message"],
            "properties": {"file": {"type": "string"}, "line": {"$ref": "#/$defs/count"},
              "column": {"$ref": "#/$defs/count"}, "message": {"type": "string"}}}},
        "files": {"type": "array",
          "items": {"type": "object", "required": ["file", "name", "passed", "failed", "pending"],
            "properties": {"file": {"type": "string"}, "name": {"type": "string"},
              "passed": {"$ref": "#/$defs/count"}, "failed": {"$ref": "#/$defs/count"},
              "pending": {"$ref": "#/$defs/count"}}}},
        "cases": {"type": "array", "items": {"$ref": "#/$defs/case"}},
        "coverage": {"type": "object", "description": "Which settings the cases look at, when asked for.",
          "required": ["percent", "decided", "evaluated", "neverReached", "settings"],
          "properties": {"percent": {"type": "number", "minimum": 0, "maximum": 100},
            "decided": {"$ref": "#/$defs/count"}, "evaluated": {"$ref": "#/$defs/count"},
            "neverReached": {"$ref": "#/$defs/count"},
            "settings": {"type": "array", "items": {"type": "object",
              "required": ["file", "line", "column", "setting", "state", "evaluated", "decided"],
              "properties": {"file": {"type": "string"}, "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1}, "setting": {"type": "string"},
                "state": {"enum": ["decided", "evaluated", "neverReached"]},
                "evaluated": {"$ref": "#/$defs/count"}, "decided": {"$ref": "#/$defs/count"}}}}}}
      },
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "case": {
          "type": "object",
          "required": ["file", "line", "column", "name", "iis", "result", "messages", "expected"],
          "properties": {
            "file": {"type": "string"},
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1},
            "variation": {"type": "integer", "minimum": 1,
              "description": "The number among the cases that are written out from one in the file."},
            "id": {"type": "string"},
            "name": {"type": "string"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "iis": {"type": "string", "description": "The version of IIS."},
            "result": {"enum": ["passed", "failed", "pending", "unexpectedPass", "error"]},
            "messages": {"type": "array", "items": {"type": "string"},
              "description": "What is different or open, one sentence each."},
            "expected": {"type": "string", "description": "As it is written in a scenario file."},
            "because": {"type": "string", "description": "The setting or module that must decide."},
            "answer": {"$ref": "#/$defs/answer"},
            "reproduce": {"type": "string", "description": "The command that runs a failed case alone."}
          }
        },
        "answer": {
          "type": "object",
          "description": "The object that check --format json prints.",
          "required": ["status", "outcome", "version", "evidence", "assumptions", "alsoViolates", "trace"],
          "properties": {
            "status": {"type": ["string", "null"], "pattern": "^[1-9][0-9]{2}([.][0-9]+)?$"},
            "outcome": {"enum": ["answered", "refused", "closed", "passed"]},
            "version": {"type": "string"},
            "evidence": {"enum": ["documented", "observed", "inferred"]},
            "assumptions": {"type": "array", "items": {"type": "string"}},
            "alsoViolates": {"type": "array", "items": {"type": "string"}},
            "trace": {"type": "array", "items": {"type": "object"}}
          }
        }
      }
    }

    """
}
