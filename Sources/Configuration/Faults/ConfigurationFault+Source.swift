extension ConfigurationFault {
  /// The lines that IIS's error page quotes under "Config Source": the faulty line between its neighbours, or
  /// the numbers -1 and 0 with nothing behind them where IIS has no position.
  ///
  /// Source: configuration 0 (rule 2) and 6; the neighbours at the ends of a file are inferred.
  public func configSource(in file: ConfigurationFile?) -> [(number: Int, text: String)] {
    guard kind.hasSourceLine, let position, position.line > 0 else { return [(-1, ""), (0, "")] }
    return file?.lines((position.line - 1)...(position.line + 1)) ?? []
  }

  /// ``configSource(in:)`` as the page writes it, one line each: `    7:   <handlers>`.
  public func configSourceText(in file: ConfigurationFile?) -> [String] {
    configSource(in: file).map { number, text in
      let digits = "\(number)"
      return String(repeating: " ", count: max(0, 5 - digits.count)) + "\(digits): \(text)"
    }
  }
}

extension ConfigurationFault.Kind {
  /// Whether IIS knows the line of the fault.
  var hasSourceLine: Bool {
    switch self {
    case .undeclaredWebServerSection, .wrongRoot, .unreadable, .tooLarge, .missingDeclaration, .missingSchema:
      false
    default: true
    }
  }
}
