package import Foundation

/// A fresh folder that goes with the test.
package final class TemporaryFolder {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("balint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A folder whose path is as long as the template, for programs that show it: lines then always break alike.
  ///
  /// - Parameter template: a path that ends in `XXXXXX` (POSIX, mkdtemp).
  /// - Throws: when there can be no such folder.
  package init(template: String) throws {
    var path = template.utf8CString.map { $0 }
    guard mkdtemp(&path) != nil else { throw CocoaError(.fileWriteUnknown) }
    url = URL(fileURLWithPath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  package func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
