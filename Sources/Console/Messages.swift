import Diagnostics
import Foundation

/// Standard error, for what is said beside the results.
enum Messages {
  /// Writes lines that are safe to show on a terminal.
  static func write(_ text: String) {
    FileHandle.standardError.write(Data((VisibleText.of(text) + "\n").utf8))
  }
}
