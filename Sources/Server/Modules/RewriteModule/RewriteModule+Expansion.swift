/// Why a rule fails while it runs. Source: url-rewrite 2.9.
enum RewriteFailure: Error {
  /// A pattern took more work than is allowed.
  case complexity
  /// A template names a map or provider that does not exist.
  case unknownFunction
  /// A rule sets a variable that `allowedServerVariables` does not list.
  case variableNotAllowed
  /// A rule has no `<match>`.
  case noMatch
  /// `CustomResponse` without `statusCode`.
  case noStatusCode
  /// The new URL is longer than IIS can set.
  case urlTooLong
}

extension RewriteModule {
  /// Writes a template's value to the end of a buffer.
  ///
  /// - Returns: What the value takes for granted.
  static func expand(
    _ template: RewriteTemplate, into buffer: inout ByteBuffer, spare: inout ByteBuffer,
    _ request: borrowing RequestView, _ facts: borrowing RequestFacts, _ policy: RewritePolicy,
    _ state: borrowing RewriteState
  ) throws(RewriteFailure) -> Assumptions {
    var starts = InlineArray<8, Int>(repeating: 0)
    var depth = 0
    var assumptions: Assumptions = []
    for index in template.operations.indices {
      switch template.operations[index] {
      case .text(let start, let end):
        buffer.append(template.text, Int(start)..<Int(end))
      case .ruleCapture(let number):
        buffer.append(state.input.span.bytes(state.ruleCaptures[Int(number)]))
      case .conditionCapture(let number):
        buffer.append(state.conditionText.span.bytes(state.conditionCaptures[Int(number)]))
      case .variable(let variable):
        append(variable, to: &buffer, request, facts, policy, state)
        assumptions.formUnion(
          variable.assumptions(facts, isRewritten: state.isRewritten || state.original.isReplaced))
      case .header(let header): appendHeader(template.headers[Int(header)], to: &buffer, request)
      case .responseHeader(let header):
        if let value = state.responseHeaders?[template.headers[Int(header)]] { buffer.append(value) }
      case .slot(let slot, let variable, let header):
        if let range = state.slots[Int(slot)] {
          buffer.append(state.slotText.span.bytes(range))
        } else if header >= 0 {
          appendHeader(template.headers[Int(header)], to: &buffer, request)
        } else {
          append(variable, to: &buffer, request, facts, policy, state)
        }
      case .begin:
        starts[depth] = buffer.count
        depth += 1
      case .toLower:
        depth -= 1
        RewriteFunctions.toLower(&buffer, from: starts[depth], &spare)
      case .urlEncode:
        depth -= 1
        RewriteFunctions.urlEncode(&buffer, from: starts[depth], &spare)
      case .urlDecode:
        depth -= 1
        RewriteFunctions.urlDecode(
          &buffer, from: starts[depth], &spare, decodesPlus: policy.options.decodedPlus == .blank)
      case .htmlEncode:
        depth -= 1
        RewriteFunctions.htmlEncode(&buffer, from: starts[depth], &spare)
      case .map(let map):
        depth -= 1
        let value = policy.maps[Int(map)][buffer.span.extracting(starts[depth]..<buffer.count)]
        buffer.truncate(to: starts[depth])
        buffer.append(value)
      case .provider:
        depth -= 1
        buffer.truncate(to: starts[depth])
        assumptions.insert(.rewriteProvider)
      case .unknownFunction: throw .unknownFunction
      }
      guard buffer.count <= maximumLength else { throw .urlTooLong }
    }
    return assumptions
  }

  /// No text that rules make may grow beyond this, in bytes; IIS cannot set a URL of half that length.
  static let maximumLength = 1 << 18
}
