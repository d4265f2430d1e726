internal import Glibc

/// Finds the files that arguments name: files, folders with everything below them, patterns.
public enum CapturePaths {
  /// The files in a stable order, each once. An argument that names nothing stays: opening it says so.
  ///
  /// This file reads C strings and directory entries that are valid until the next call; each is copied at once.
  public static func files(_ arguments: [String]) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for argument in arguments {
      for path in expand(argument) {
        for file in isFolder(path) ? folder(path, depth: 0) : [path] where seen.insert(file).inserted {
          files.append(file)
        }
      }
    }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names a pattern with `*`, `?` or `[...]` matches, sorted; the argument itself when it exists or matches none.
  private static func expand(_ argument: String) -> [String] {
    var status = stat()
    guard argument != "-", stat(argument, &status) != 0, argument.contains(where: { "*?[".contains($0) })
    else {
      return [argument]
    }
    var matches = glob_t()
    defer { globfree(&matches) }
    guard glob(argument, 0, nil, &matches) == 0 else { return [argument] }
    return (0..<Int(matches.gl_pathc)).compactMap { index in
      matches.gl_pathv[index].map { String(cString: $0) }
    }
  }

  /// The files of a folder by name, subfolders in their place; links to folders are not followed.
  private static func folder(_ path: String, depth: Int) -> [String] {
    guard depth < 32, let directory = opendir(path) else { return [path] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().flatMap { name -> [String] in
      let file = path.hasSuffix("/") ? path + name : path + "/" + name
      var status = stat()
      guard lstat(file, &status) == 0 else { return [] }
      if status.st_mode & S_IFMT == S_IFDIR { return folder(file, depth: depth + 1) }
      return status.st_mode & S_IFMT == S_IFREG || isRegular(file) ? [file] : []
    }
  }

  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
