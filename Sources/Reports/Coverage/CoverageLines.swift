internal import Substatus

/// The coverage of files by line, as the formats of other tools have it.
struct CoverageLines {
  /// A file and its lines that hold settings.
  struct File {
    var path: String
    var lines: [Line]

    var covered: Int { lines.count { $0.hits > 0 } }
  }

  /// A line: of several settings on it the one that is reached least.
  struct Line {
    var number: Int
    var hits: Int
  }

  /// Files that can be found on the disk; the tools show their lines.
  var files: [File] = []

  init(_ coverage: ConfigurationCoverage) {
    for item in coverage.items where item.isOnDisk {
      if files.last?.path != item.file { files.append(File(path: item.file, lines: [])) }
      let file = files.count - 1
      if let last = files[file].lines.indices.last, files[file].lines[last].number == item.line {
        files[file].lines[last].hits = min(files[file].lines[last].hits, item.evaluated)
      } else {
        files[file].lines.append(Line(number: item.line, hits: item.evaluated))
      }
    }
  }
}
