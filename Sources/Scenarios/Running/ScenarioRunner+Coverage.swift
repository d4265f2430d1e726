internal import Configuration
public import Substatus

extension ScenarioRunner {
  /// Which settings some cases look at. Every case that ran counts, also one that is not as expected: what it
  /// looked at does not depend on what was expected of it.
  ///
  /// Each case is decided once more.
  public func coverage(of results: [ScenarioResult]) -> ConfigurationCoverage {
    var coverage = ConfigurationCoverage()
    var names = FileNames()
    for group in grouped(results) {
      guard let first = group.first, case .success(let simulation) = simulation(for: first.item) else {
        continue
      }
      let (items, places) = Self.items(simulation, group, &names)
      coverage.add(items)
      for (file, name) in places where coverage.lines[file] == nil {
        let lines = simulation.file(named: name)?.lines(1...ConfigurationCoverage.maximumLineCount) ?? []
        coverage.lines[file] = lines.map(\.text)
      }
    }
    coverage.sort()
    return coverage
  }

  /// The cases by server, in the order in which the servers appear.
  private func grouped(_ results: [ScenarioResult]) -> [[ScenarioResult]] {
    var places: [Key: Int] = [:]
    var groups: [[ScenarioResult]] = []
    for result in results {
      let key = key(of: result.item)
      if let place = places[key] {
        groups[place].append(result)
      } else {
        places[key] = groups.count
        groups.append([result])
      }
    }
    return groups
  }

  private static func items(
    _ simulation: Simulation, _ results: [ScenarioResult], _ names: inout FileNames
  ) -> (items: [ConfigurationCoverage.Item], names: [String: String]) {
    var counter = CoverageCounter(simulation)
    guard !counter.isEmpty, let setup = results.first?.item.setup else { return ([], [:]) }
    var places: [String: String] = [:]
    for result in results where result.answer != nil {
      counter.count(result.item.request, facts: requestFacts(result.item.setup))
    }
    let roots = [setup.root].compactMap { $0 } + setup.folders.values.compactMap(\.root)
    let items = counter.items { position in
      let isOnDisk = roots.contains { position.file.hasPrefix($0) }
      let file =
        isOnDisk
        ? position.file
        : names.name(of: position.file, in: results[0].item.file, text: setup.text(of: position.file))
      places[file] = position.file
      return (file, isOnDisk)
    }
    return (items, places)
  }

  /// Names of configuration that stands inside scenario files. One file may hold several of a name.
  private struct FileNames {
    private var texts: [String: [String]] = [:]

    mutating func name(of name: String, in file: String, text: String) -> String {
      let name = "\(file):\(name)"
      var known = texts[name] ?? []
      let index = known.firstIndex(of: text) ?? known.count
      if index == known.count {
        known.append(text)
        texts[name] = known
      }
      return index == 0 ? name : "\(name) (\(index + 1))"
    }
  }
}

extension ScenarioCase.Setup {
  /// The text of a configuration file by its name in verdicts.
  fileprivate func text(of name: String) -> String {
    files[name] ?? (name == "applicationHost.config" ? applicationHost : additions) ?? ""
  }
}
