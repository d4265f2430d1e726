import Dispatch
import Scenarios
import Synchronization

/// Runs scenario files on every core, and tells of each file as soon as it and all before it are done.
struct TestRun: Sendable {
  let targets: [ScenarioTarget]
  let selection: CaseSelection
  let failsFast: Bool
  var isCovering = false
  /// Whether cases that share an expectation with a selected one run as well.
  var isRecording = false

  private struct Board {
    var next = 0
    var done: [Int: ScenarioRun.File] = [:]
    var files: [ScenarioRun.File] = []
  }

  /// The run; files of which no case is selected are left out.
  func run(_ tell: @escaping @Sendable (ScenarioRun.File) -> Void) -> ScenarioRun {
    let clock = ContinuousClock()
    let start = clock.now
    let runner = ScenarioRunner()
    let files = failsFast ? oneByOne(runner, tell) : together(runner, tell)
    var run = ScenarioRun(files: files, seconds: (clock.now - start) / .seconds(1))
    if isCovering { run.coverage = runner.coverage(of: run.results) }
    return run
  }

  private func together(
    _ runner: ScenarioRunner, _ tell: @escaping @Sendable (ScenarioRun.File) -> Void
  ) -> [ScenarioRun.File] {
    let board = Mutex(Board())
    DispatchQueue.concurrentPerform(iterations: targets.count) { index in
      let (cases, file) = read(targets[index])
      var result = file
      result.results = runner.run(cases)
      board.withLock { [result] board in
        board.done[index] = result
        while let file = board.done.removeValue(forKey: board.next) {
          board.next += 1
          guard !file.results.isEmpty || !file.errors.isEmpty else { continue }
          board.files.append(file)
          tell(file)
        }
      }
    }
    return board.withLock { $0.files }
  }

  private func oneByOne(
    _ runner: ScenarioRunner, _ tell: (ScenarioRun.File) -> Void
  ) -> [ScenarioRun.File] {
    var files: [ScenarioRun.File] = []
    for target in targets {
      var (cases, file) = read(target)
      for item in cases {
        file.results.append(runner.run(item))
        if file.results.last?.isFailure == true { break }
      }
      guard !file.results.isEmpty || !file.errors.isEmpty else { continue }
      files.append(file)
      tell(file)
      if file.results.last?.isFailure == true || !file.errors.isEmpty { break }
    }
    return files
  }

  private func read(_ target: ScenarioTarget) -> (cases: [ScenarioCase], file: ScenarioRun.File) {
    let (scenario, errors) = ScenarioSource.read(target.path)
    func isSelected(_ item: ScenarioCase) -> Bool {
      target.contains(item) && selection.contains(item, in: scenario)
    }
    FileReading.paths.withLock { $0.formUnion(scenario.cases.flatMap(\.folders)) }
    var cases = scenario.cases.filter(isSelected)
    if isRecording, cases.count < scenario.cases.count {
      let places = Set(cases.flatMap(\.recordingPlaces))
      cases = scenario.cases.filter { isSelected($0) || !places.isDisjoint(with: $0.recordingPlaces) }
    }
    let file = ScenarioRun.File(path: target.path, name: scenario.name, about: scenario.about, errors: errors)
    return (cases, file)
  }
}
