/// Why IIS cannot open the web.config of a folder (configuration 6, rows 7 to 11b). These are facts about the
/// server's disk, so they are declared, never found out here.
public enum UnreadableFile: String, Sendable, Hashable, CaseIterable {
  /// Row 7: neither the pool's identity nor IIS_IUSRS may read it.
  case accessDenied
  /// Row 8: the physical path of the virtual directory does not exist.
  case pathNotFound
  /// Rows 9 and 11b: the path holds a character no folder name may have.
  case invalidName
  /// Row 10: a UNC path with wrong credentials.
  case logonFailure
  /// Row 11: the content directory cannot be used.
  case directoryInaccessible
}

extension UnreadableFile {
  /// The code of IIS's error page.
  public var hresult: UInt32 {
    switch self {
    case .accessDenied: 0x8007_0005
    case .pathNotFound: 0x8007_0003
    case .invalidName: 0x8007_007b
    case .logonFailure: 0x8007_052e
    case .directoryInaccessible: 0x8007_010b
    }
  }

  /// IIS's text, what is wrong, and what to do.
  var words: (text: String, explanation: String, remedy: String) {
    let text = "Cannot read configuration file"
    return switch self {
    case .accessDenied:
      (
        text + " due to insufficient permissions", "The application pool's identity may not read it",
        "Grant IIS_IUSRS or the pool's identity the right to read the file."
      )
    case .pathNotFound:
      (text, "The physical path does not exist", "Create the folder or correct physicalPath.")
    case .invalidName:
      (text, "The path holds a character no folder name may have", "Correct the path or the URL.")
    case .logonFailure:
      (
        text, "The credentials for the share are wrong",
        "Correct userName and password of the virtual directory."
      )
    case .directoryInaccessible:
      ("", "The content directory cannot be used", "Check the directory and the rights on it.")
    }
  }
}

extension ConfigurationFault {
  /// The fault of a file that IIS cannot open.
  public init(_ reason: UnreadableFile, file: String) {
    let words = reason.words
    self.init(
      .unreadable, text: words.text, explanation: "\(file): \(words.explanation).", remedy: words.remedy,
      at: nil, hresult: reason.hresult)
  }
}
