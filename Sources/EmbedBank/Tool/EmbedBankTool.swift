import Foundation

/// Writes the files of the starter bank as one Swift source file of string literals: `embed-bank OUT FOLDER FILE...`.
///
/// Static strings lie in the executable's read-only data and cost nothing at start.
@main
struct EmbedBankTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: embed-bank OUT FOLDER FILE...\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: arguments[2])
    var source = "// Made from the folder `cases` by embed-bank at build time.\n\n"
    source += "/// The starter bank's files, by name.\n"
    source += "let embeddedBank: [(name: StaticString, text: StaticString)] = [\n"
    for name in arguments.dropFirst(3) {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      source += "  (\(literal(name)), \(literal(text))),\n"
    }
    source += "]\n"
    try source.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
  }

  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
