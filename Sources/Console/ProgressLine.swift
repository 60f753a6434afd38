import Foundation

/// How far the work is, on one line of a terminal that is written again and again.
struct ProgressLine {
  private static let interval = Duration.milliseconds(200)

  /// How many bytes there are to read; nil when nobody knows.
  private let size: Int?
  private var rows = 0
  private var bytes = 0
  /// What was there before the clock was started.
  private var skipped = (rows: 0, bytes: 0)
  private var start = ContinuousClock.now
  private var shownAt = ContinuousClock.now
  private var isShown = false

  /// Nil where nobody would see it, or where it would be in the way.
  init?(size: Int?, isQuiet: Bool, outputIsStandard: Bool) {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard !isQuiet, isatty(STDERR_FILENO) == 1, !["", "dumb"].contains(terminal) else { return nil }
    if outputIsStandard, isatty(STDOUT_FILENO) == 1 { return nil }
    self.size = size
  }

  mutating func skip(rows: Int, bytes: Int) {
    self.rows += rows
    self.bytes += bytes
  }

  mutating func begin() {
    skipped = (rows, bytes)
    start = ContinuousClock.now
    shownAt = start
  }

  mutating func add(rows: Int, bytes: Int) {
    self.rows += rows
    self.bytes += bytes
    let now = ContinuousClock.now
    guard now - shownAt >= Self.interval else { return }
    shownAt = now
    isShown = true
    put("\r" + text(after: now - start) + "\u{1B}[K")
  }

  mutating func clear() {
    if isShown { put("\r\u{1B}[K") }
    isShown = false
  }

  private func text(after elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Double(rows - skipped.rows) / seconds
    var text = "\(rows) rows, \(Int(rate)) a second"
    let done = Double(bytes - skipped.bytes)
    if let size, done > 0 {
      let left = max(0, Int((seconds * Double(max(0, size - bytes)) / done).rounded(.up)))
      text += ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    return text
  }

  /// Where it cannot be shown, the work goes on.
  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
