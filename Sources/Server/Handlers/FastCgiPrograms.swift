package import Configuration

/// The `<fastCgi>` applications. Source: content-and-errors 7.3.
package enum FastCgiPrograms {
  /// The application that runs a `scriptProcessor`, which names a program and, behind a bar, its arguments;
  /// `nil` when none is registered for it.
  package static func application(
    for processor: String, among applications: [EffectiveElement]
  ) -> EffectiveElement? {
    let parts = WindowsEnvironment.expanded(processor).lowercased().parts("|", maxSplits: 1)
    let path = (parts.first ?? "").trimmingBlanks()
    let arguments = parts.count > 1 ? parts[1].trimmingBlanks() : ""
    return applications.first { application in
      WindowsEnvironment.expanded(application.string("fullPath")).lowercased() == path
        && application.string("arguments").lowercased() == arguments
    }
  }
}
