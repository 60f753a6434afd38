import Diagnostics
import Foundation

/// Standard error, for what is said beside the results.
enum Messages {
  /// Writes lines that are safe to show on a terminal. Where nobody can read them, the work goes on.
  static func write(_ text: String) {
    var text = VisibleText.of(text) + "\n"
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count < 0 && errno != EINTR { return }
        rest = rest.dropFirst(max(0, count))
      }
    }
  }
}
