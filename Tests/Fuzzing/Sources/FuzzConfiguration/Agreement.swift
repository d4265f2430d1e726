import Configuration

/// What holds for every fault.
enum FaultCheck {
  /// Stops at a fault that says nothing, or points at a line its file does not have.
  static func check(_ fault: ConfigurationFault, _ files: FuzzedFiles) {
    precondition(!fault.explanation.isEmpty && !fault.remedy.isEmpty, "a fault says nothing")
    guard let position = fault.position, let file = files.file(named: position.file) else { return }
    let lines = file.lines(position.line...position.line)
    precondition(lines.count == 1 && position.column >= 1, "a fault points at no line: \(fault)")
    precondition(position.column <= lines[0].text.utf8.count + 1, "a fault points behind its line: \(fault)")
    _ = fault.configSourceText(in: file)
  }
}

/// The three ways of reading a section.
enum Agreement {
  static func check(
    _ section: String, at path: String, _ server: ServerConfiguration, _ reader: inout SectionReader,
    _ files: FuzzedFiles
  ) {
    var plain: EffectiveElement?
    var fault: ConfigurationFault?
    do throws(ConfigurationFault) {
      plain = try server.effective(section, at: path)
    } catch {
      fault = error
      FaultCheck.check(error, files)
    }
    do throws(ConfigurationFault) {
      let remembered = try reader.effective(section, at: path)
      precondition(plain.map { same($0, remembered) } ?? false, "a reader differs: \(section) at \(path)")
    } catch {
      precondition(error == fault, "a reader's fault differs: \(section) at \(path)")
    }
    switch server.section(section, at: path).content {
    case .effective(let told):
      precondition(plain.map { same($0, told) } ?? false, "the chain differs: \(section) at \(path)")
    case .faulty(let faults): precondition(faults.first == fault, "the fault differs: \(section) at \(path)")
    case .unknown: precondition(fault?.kind == .missingSchema, "the schema differs: \(section)")
    }
  }

  /// Whether two elements hold the same values; attributes the schema does not name are told only with the
  /// chain.
  private static func same(_ left: EffectiveElement, _ right: EffectiveElement) -> Bool {
    guard left.name == right.name, left.isWritten == right.isWritten else { return false }
    for (one, other) in zip(left.attributes, right.attributes)
    where one.value.value != other.value.value || one.value.source != other.value.source {
      return false
    }
    return left.entries.count == right.entries.count
      && zip(left.entries, right.entries).allSatisfy { same($0, $1) }
      && zip(left.children, right.children).allSatisfy { same($0, $1) }
  }
}
