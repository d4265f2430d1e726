public import Substatus

/// What a run of scenario files came to: everything that reports show.
public struct ScenarioRun: Sendable {
  /// The files, in the order in which they were named or found.
  public var files: [File]
  /// The time the run took, in seconds.
  public var seconds: Double
  /// Which settings the cases look at; `nil` when nobody asked.
  public var coverage: ConfigurationCoverage?

  /// Creates a run.
  public init(files: [File] = [], seconds: Double = 0) {
    self.files = files
    self.seconds = seconds
  }

  /// The results of every file, in order.
  public var results: [ScenarioResult] { files.flatMap(\.results) }

  /// What is wrong with the files that could not be read.
  public var errors: [ScenarioError] { files.flatMap(\.errors) }

  /// The counts of all files.
  public var summary: ScenarioSummary { ScenarioSummary(results) }

  /// One file and what became of its cases.
  public struct File: Sendable {
    /// The path as it was named or found.
    public var path: String
    /// The name of the scenario; empty when the file could not be read.
    public var name: String
    /// What the scenario explains.
    public var about: String
    /// The results, in the order of the cases.
    public var results: [ScenarioResult]
    /// What is wrong with the file; a file with errors has no results.
    public var errors: [ScenarioError]

    /// Creates the results of one file.
    public init(
      path: String, name: String = "", about: String = "", results: [ScenarioResult] = [],
      errors: [ScenarioError] = []
    ) {
      self.path = path
      self.name = name
      self.about = about
      self.results = results
      self.errors = errors
    }

    /// The counts of the file.
    public var summary: ScenarioSummary { ScenarioSummary(results) }
  }
}
