import Diagnostics

/// Collects the faults of one text: the first ones by place, and how many more there were.
///
/// A fault beyond the limit costs nothing: its words are never made.
final class FaultLog {
  /// How many faults of one text are told.
  static let limit = 200

  private let source: SourceText
  private var kept: [Diagnostic] = []
  private var leftOut = 0
  /// No fault that begins after this place can be among the first ones.
  private var horizon = Int.max

  init(source: SourceText) {
    self.source = source
  }

  private var isClosed = false

  /// Takes no more: what follows would be told of a text that was not looked at.
  func close() {
    isClosed = true
  }

  func report(
    _ id: String, _ severity: Diagnostic.Severity = .error, at span: SourceSpan,
    _ message: @autoclosure () -> String, mend: @autoclosure () -> String? = nil,
    why: @autoclosure () -> String? = nil, notes: @autoclosure () -> [Diagnostic.Note] = []
  ) {
    if isClosed { return }
    guard span.start < horizon else {
      leftOut += 1
      return
    }
    kept.append(
      Diagnostic(id, severity, message(), in: source, at: span, mend: mend(), why: why(), notes: notes()))
    if kept.count == 2 * Self.limit { trim() }
  }

  /// The faults in the order of their places.
  func finish() -> [Diagnostic] {
    trim()
    guard leftOut > 0, let last = kept.last else { return kept }
    return kept + [
      Diagnostic(
        "too-many-faults", "\(leftOut) more faults were left out", in: source,
        at: SourceSpan(last.span.start, last.span.start), mend: "mend the ones above and check again")
    ]
  }

  private func trim() {
    kept.sort { $0.span.start < $1.span.start }
    guard kept.count > Self.limit else { return }
    leftOut += kept.count - Self.limit
    kept.removeLast(kept.count - Self.limit)
    horizon = kept.last?.span.start ?? horizon
  }
}
