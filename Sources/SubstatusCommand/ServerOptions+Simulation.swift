import Configuration
import Substatus

extension ServerOptions {
  /// The server the options describe, ready to decide; ends with one error when it cannot be read.
  func simulation() throws -> Simulation {
    let description = try description()
    do {
      return try Simulation(description)
    } catch {
      let place = error.position.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      throw StandardError.report("\(place)\(error.explanation) \(error.remedy)", Exit.unreadable)
    }
  }
}
