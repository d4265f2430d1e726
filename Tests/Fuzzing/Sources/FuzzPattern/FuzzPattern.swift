import FuzzSupport
import Glibc
import Patterns

// libFuzzer calls back on the thread that started it, one input at a time.
nonisolated(unsafe) private var workspace = MatchWorkspace(groups: 32, limits: .urlRewrite)

/// A pattern and a subject. The first byte chooses the dialect and whether case counts; a NUL ends the pattern.
///
/// Compiling never traps and errors point into the pattern. A match comes to an end in time; what is known of a
/// pattern rules no match out; what is matched directly is matched as PCRE2 matches it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = bytes(data, count)
  guard let flags = input.first else { return 0 }
  let end = input.dropFirst().firstIndex(of: 0) ?? input.endIndex
  let source = String(decoding: input[1..<end], as: UTF8.self)
  var subject = Array(input[min(end + 1, input.count)...])
  // A long subject is what makes a pattern run away; it takes its time, so only some are long.
  if flags & 0xF0 == 0x10, !subject.isEmpty {
    while subject.count < 4096 { subject += subject }
    subject.append(UInt8(ascii: "!"))
  }
  let dialects: [Dialect] = [.ecmaScript, .ecmaScript, .wildcard, .exact]
  let isCaseless = flags & 4 != 0
  var options: Pattern.Options = isCaseless ? [.utf, .caseless] : [.utf]
  if flags & 8 != 0 { options.insert(.unicodeClasses) }
  do {
    let pattern = try Pattern(source, dialect: dialects[Int(flags & 3)], options: options)
    check(pattern, subject)
  } catch {
    precondition(error.offset >= 0 && error.offset <= source.utf8.count, "the error lies outside the pattern")
    precondition(!error.message.isEmpty, "the error has no words")
  }
  return 0
}

private func check(_ pattern: Pattern, _ subject: [UInt8]) {
  let start = processorSeconds()
  let plain = ranges(pattern, subject, .unknown)
  let known = ranges(pattern, subject, SubjectTraits(subject.span))
  precondition(processorSeconds() - start < 15, "a match took too long")
  // Of a pattern that is given up one way may find out sooner that nothing can match.
  guard let plain, let known else { return }
  precondition(plain == known, "what is known of the subject changes the match")
  let isOneLine = SubjectTraits(subject.span).isOneLine
  precondition(!isOneLine || plain.isEmpty || pattern.facts.allows(subject.span), "a match is ruled out")
}

/// The groups of the first match, none for no match; `nil` when the match was given up.
private func ranges(_ pattern: Pattern, _ subject: [UInt8], _ traits: SubjectTraits) -> [Range<Int>?]? {
  do {
    let match = try pattern.firstMatch(in: subject.span, traits: traits, workspace: &workspace)
    guard match != nil else { return [] }
    return (0...pattern.captureCount).map { workspace.range(of: $0) }
  } catch {
    return nil
  }
}

/// The processor time of this process in seconds: what else the machine does must not count.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
