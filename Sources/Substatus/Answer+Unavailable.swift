public import Configuration
internal import Server
public import StatusCodes

extension Answer {
  /// What every request gets on a server whose applicationHost.config cannot be read: no application pool starts,
  /// and HTTP.sys answers 503 by itself.
  ///
  /// Source: configuration 0, rule 5, and 5.1, P0 (Microsoft, "503 AppOffline", event 5172 of WAS). Where nothing
  /// was registered before, no port is open either.
  ///
  /// - Parameter files: the files of the server, to quote the place of the fault.
  public static func unavailable(
    because fault: ConfigurationFault, version: IISVersion, files: [ConfigurationFile] = []
  ) -> Answer {
    let reason = Refusal.Reason.appOffline
    var decision = Decision(
      status: reason.status, module: "HTTP.sys", setting: fault.setting,
      source: fault.position.map { Source(file: $0.file, line: $0.line, column: $0.column) },
      hresult: "0x" + String(fault.hresult, radix: 16), explanation: "no site starts: \(fault.explanation)",
      remedy: fault.remedy)
    decision.configError = fault.text
    if let position = fault.position, let file = files.first(where: { $0.name == position.file }) {
      decision.configSource = file.lines(around: position.line)
    }
    return Answer(
      outcome: .refused, status: reason.status, reason: reason.text, version: version, decidedBy: decision,
      evidence: .documented)
  }
}
