import Foundation

/// What is typed in a sitting; `TranscriptTests` explains the notation.
struct Script {
  enum Step {
    case start([String])
    case type([Key])
  }

  enum Key: Equatable {
    /// What the keyboard sends.
    case press(String)
    case paste(String)
    case edit(String)
    case resize(UInt16)
    case hangUp
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The lines as they stand, steps with what they mean.
  private(set) var lines: [(text: String, step: Step?)] = []
  private(set) var columns: [UInt16] = [80]
  private(set) var rows: UInt16 = 24
  private(set) var environment: [String: String] = [:]
  private(set) var editrc = ""
  private(set) var cases: String?

  init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("$ balint") {
        lines.append((String(line), .start(line.dropFirst(8).split(separator: " ").map(String.init))))
      } else if line.hasPrefix("<< ") {
        lines.append((String(line), .type(try Self.keys(String(line.dropFirst(3))))))
      } else {
        if !line.hasPrefix("#") { try set(line) }
        lines.append((String(line), nil))
      }
    }
  }

  private mutating func set(_ line: Substring) throws {
    guard let colon = line.firstIndex(of: ":") else { throw Fault(description: "no setting and no step: \(line)") }
    let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    switch line[..<colon] {
    case "columns": columns = value.split(separator: " ").compactMap { UInt16($0) }
    case "rows": rows = UInt16(value) ?? rows
    case "env":
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      environment[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    case "editrc": editrc += value + "\n"
    case "cases": cases = value
    default: throw Fault(description: "no setting and no step: \(line)")
    }
  }

  // MARK: Keys

  private static let named: [Character: String] = [
    "⏎": "\r", "⇥": "\t", "⎋": "\u{1B}", "⌫": "\u{7F}", "⌦": "\u{1B}[3~", "␠": " ",
    "↑": "\u{1B}[A", "↓": "\u{1B}[B", "→": "\u{1B}[C", "←": "\u{1B}[D",
  ]

  static func keys(_ text: String) throws -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.popFirst() {
      switch first {
      case "«":
        guard let end = rest.firstIndex(of: "»") else { throw Fault(description: "« without »: \(text)") }
        keys.append(try action(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      case "^":
        guard let letter = rest.popFirst()?.asciiValue, (0x40...0x5F).contains(letter) else {
          throw Fault(description: "^ without a capital letter: \(text)")
        }
        // Without a shell that could continue it, the kernel stops no program.
        if letter == UInt8(ascii: "Z") { throw Fault(description: "^Z needs a shell: \(text)") }
        keys.append(.press(String(Unicode.Scalar(letter - 0x40))))
      case "⎇":
        guard let key = rest.popFirst() else { throw Fault(description: "⎇ without a key: \(text)") }
        keys.append(.press("\u{1B}" + (named[key] ?? String(key))))
      default: keys.append(.press(named[first] ?? String(first)))
      }
    }
    return keys
  }

  private static func action(_ text: Substring) throws -> Key {
    if text.hasPrefix("paste: ") { return .paste(String(text.dropFirst(7).replacing("⏎", with: "\n"))) }
    if text.hasPrefix("edit: ") { return .edit(String(text.dropFirst(6).replacing("⏎", with: "\n"))) }
    if text.hasPrefix("resize "), let columns = UInt16(text.dropFirst(7)) { return .resize(columns) }
    if text == "hang up" { return .hangUp }
    throw Fault(description: "no such key: «\(text)»")
  }
}
