internal import CPCRE2

/// The owned handle of a compiled pattern.
///
/// Safety: this type and `MatchWorkspace` are the only ones that hold PCRE2 pointers. The handle is
/// non-copyable, so it has one owner and is freed exactly once, in `deinit`. PCRE2 compiled code is immutable
/// after `pcre2_jit_compile` and documented as safe to share between threads (pcre2api, "Multithreading"),
/// which is what `@unchecked Sendable` relies on. Spans are passed to PCRE2 only for the length of one call.
struct CompiledCode: ~Copyable, @unchecked Sendable {
  let code: OpaquePointer
  /// The number of capture groups.
  let captureCount: Int
  private let hasJIT: Bool

  init(_ pattern: [UInt8], options: UInt32) throws(Failure) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    // The library's own default of what ends a line is set when it is built.
    guard let context = pcre2_compile_context_create_8(nil) else {
      preconditionFailure("no memory for a compile context of some 100 bytes")
    }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    let compiled = pattern.withUnsafeBufferPointer { buffer in
      // An empty array may have no base address; PCRE2 wants one even for length 0.
      withUnsafePointer(to: 0 as UInt8) { empty in
        pcre2_compile_8(
          buffer.baseAddress ?? empty, buffer.count, options, &errorCode, &errorOffset, context)
      }
    }
    pcre2_compile_context_free_8(context)
    guard let compiled else { throw Failure(code: errorCode, offset: errorOffset) }
    code = compiled
    var groups: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    captureCount = Int(groups)
    // Without JIT the pattern still runs, in the interpreter and under the same limits.
    hasJIT = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
  }

  deinit { pcre2_code_free_8(code) }

  /// What `pcre2_compile` reported.
  struct Failure: Error {
    var code: Int32
    var offset: Int
  }

  /// PCRE2's text for an error code.
  static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }

  /// Runs the pattern; the result is PCRE2's: the number of groups set, or a negative error code.
  borrowing func match(
    _ subject: Span<UInt8>, from start: Int, _ workspace: borrowing MatchWorkspace
  ) -> Int32 {
    subject.withUnsafeBufferPointer { buffer in
      withUnsafePointer(to: 0 as UInt8) { empty in
        // The short way to the compiled code. It skips checks that are made here: the start lies in the subject,
        // and code for UTF is compiled for subjects that are none (`PCRE2_MATCH_INVALID_UTF`).
        hasJIT
          ? pcre2_jit_match_8(
            code, buffer.baseAddress ?? empty, buffer.count, start, 0, workspace.data, workspace.context)
          : pcre2_match_8(
            code, buffer.baseAddress ?? empty, buffer.count, start, 0, workspace.data, workspace.context)
      }
    }
  }

  /// Runs the pattern at one place, in the interpreter, whose steps are of one size each.
  borrowing func matchSlowly(
    _ subject: Span<UInt8>, at start: Int, limit: UInt32, _ workspace: borrowing MatchWorkspace
  ) -> Int32 {
    pcre2_set_match_limit_8(workspace.context, limit)
    let options = UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_NO_JIT)
    return subject.withUnsafeBufferPointer { buffer in
      withUnsafePointer(to: 0 as UInt8) { empty in
        pcre2_match_8(
          code, buffer.baseAddress ?? empty, buffer.count, start, options, workspace.data,
          workspace.context)
      }
    }
  }
}
