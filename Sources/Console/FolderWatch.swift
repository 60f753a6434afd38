import Foundation

/// Notices that a file, or one in a folder, was saved. It looks a few times a second, which is the same on every system.
struct FolderWatch {
  private let path: String
  private var seen: [String: Stamp]

  private struct Stamp: Equatable {
    let modified: Date
    let size: Int
  }

  init(_ path: String) {
    self.path = path
    seen = Self.stamps(path)
  }

  /// Returns when something has changed.
  mutating func wait() {
    while true {
      usleep(250_000)
      let now = Self.stamps(path)
      if now != seen {
        seen = now
        return
      }
    }
  }

  private static func stamps(_ path: String) -> [String: Stamp] {
    let inside = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    var stamps: [String: Stamp] = [:]
    for file in [path] + inside.filter({ $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }).map({ "\(path)/\($0)" }) {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else { continue }
      stamps[file] = Stamp(
        modified: attributes[.modificationDate] as? Date ?? .distantPast, size: attributes[.size] as? Int ?? 0)
    }
    return stamps
  }
}
