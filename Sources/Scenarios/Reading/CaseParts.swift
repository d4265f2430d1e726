internal import StatusCodes
internal import Yams

/// What a case says, before it is written out for versions and sweeps.
struct CaseParts {
  var item: ScenarioCase
  /// The versions the case or its file names.
  var versions: [IISVersion]?
  var requestCount = 0
  var sweep: SweepReader.Sweep?
  var expectations: [VersionedExpectation] = []

  init(common: CaseReader.Common) {
    item = ScenarioCase(setup: common.setup)
    versions = common.versions
  }

  /// One case for each version; of a sweep three.
  func cases(_ reader: NodeReader, at node: Node) -> [ScenarioCase] {
    let known = expectations.compactMap(\.versions).flatMap { $0 }
    let versions = versions ?? (known.isEmpty ? [.v10_0] : IISVersion.allCases.filter(known.contains))
    return versions.flatMap { version -> [ScenarioCase] in
      guard let expected = expectations.first(where: { $0.versions?.contains(version) ?? true }) else {
        reader.report("expect says nothing of IIS \(version.rawValue)", at: node)
        return []
      }
      var item = item
      item.version = version
      item.expectation = expected.expectation
      item.recording = expected.recording
      return sweep.map { swept(item, $0) } ?? [item]
    }
  }

  private func swept(_ item: ScenarioCase, _ sweep: SweepReader.Sweep) -> [ScenarioCase] {
    (-1...1).map { offset in
      var step = item
      let position = LimitSweep(limit: sweep.limit, folder: sweep.folder, offset: offset)
      step.sweep = position
      step.variation = offset + 2
      step.name = (item.name.isEmpty ? "" : item.name + ": ") + position.words
      if offset < 1 {
        step.expectation = sweep.within ?? .not(item.expectation)
        step.recording = sweep.recording
        step.because = nil
        step.becauseRecording = nil
      }
      return step
    }
  }
}

/// What is expected of some versions of IIS; of all that nothing else names when `versions` is `nil`.
struct VersionedExpectation {
  var versions: [IISVersion]?
  var expectation: Expectation
  var recording: Recording?
}
