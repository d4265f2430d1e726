public import Captures
public import Server
public import StatusCodes

/// What verdicts have in common that are counted together: all of a verdict but the bytes and numbers of the
/// single request.
public struct VerdictClass: Sendable, Hashable {
  /// Who ended the request.
  public let outcome: Verdict.Outcome
  /// The code that is answered, if any.
  public let status: StatusCode?
  /// What HTTP.sys refused.
  public let reason: Refusal.Reason?
  /// The rule that decided.
  public let check: Check?
  /// The index of the deciding setting or fault in the snapshot, or -1.
  public let setting: Int32
  /// The index in `Pipeline.subscriptions` of the step that ended the request, or -1.
  public let subscription: Int16
  /// The index of the site in the snapshot, or -1.
  public let site: Int32
  /// The index of the scope's policy in the snapshot, or -1.
  public let policy: Int32
  /// The index of the selected handler row in the policy, or -1.
  public let handler: Int32
  /// What the decision took for granted.
  public let assumptions: Assumptions
  /// What reading the capture took for granted.
  public let captureAssumptions: CaptureAssumptions

  init(_ verdict: Verdict, _ captureAssumptions: CaptureAssumptions) {
    outcome = verdict.outcome
    status = verdict.status
    reason = verdict.refusal?.reason
    check = verdict.check
    setting = verdict.check == nil ? -1 : verdict.finding.setting
    subscription = verdict.subscription
    site = verdict.site
    policy = verdict.policy
    handler = verdict.handler
    assumptions = verdict.assumptions
    self.captureAssumptions = captureAssumptions
  }

  /// The fields that differ most, in one word: classes are looked up for every request that is decided anew.
  public func hash(into hasher: inout Hasher) {
    var word = UInt64(truncatingIfNeeded: setting) &* 0x9E37_79B9_7F4A_7C15
    word ^= UInt64(truncatingIfNeeded: handler) &+ UInt64(truncatingIfNeeded: policy) << 32
    word = word &* 0xBF58_476D_1CE4_E5B9
    word ^= UInt64(status?.status ?? 0) << 48 ^ UInt64(status?.substatus ?? 0) << 32
    word ^= UInt64(captureAssumptions.rawValue) ^ UInt64(assumptions.rawValue) << 20
    hasher.combine(word)
  }
}
