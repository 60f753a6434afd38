import Foundation

/// A text of the user's, or of the school's, in place of or beside one of ours: `support.txt`, `notice.txt`.
///
/// The first that is there is taken: the file that `BALINT_SUPPORT` (or `BALINT_NOTICE`) names, the user's
/// `~/.config/balint`, the machine's `/etc/balint`.
enum LocalText {
  static func read(_ name: String, environment: [String: String]) -> String? {
    paths(name, environment).lazy.compactMap { path in
      FileManager.default.contents(atPath: path).map { String(decoding: $0.prefix(16_384), as: UTF8.self) }
    }.first { text in text.contains { !$0.isWhitespace } }
  }

  private static func paths(_ name: String, _ environment: [String: String]) -> [String] {
    let named = environment["BALINT_" + name.uppercased()] ?? ""
    let home = environment["HOME"] ?? NSHomeDirectory()
    let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.config"
    return (named.isEmpty ? [] : [named]) + [configuration, "/etc"].map { "\($0)/balint/\(name).txt" }
  }
}
