import Diagnostics
import Terminal

/// Standard error, for what is said beside the results.
enum Messages {
  /// Writes lines that are safe to show on a terminal. Where nobody can read them, the work goes on.
  static func write(_ text: String) {
    try? Screen(decoration: .plain, sanitise: VisibleText.of).writeError(text)
  }
}
