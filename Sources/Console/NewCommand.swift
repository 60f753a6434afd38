import AnswerFiles
import ArgumentParser
import Authoring
import CaseLoading
import Diagnostics
import Foundation

/// `balint new`: a case file to write over.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new case file: a small case without fault, with comments, to write over.",
    discussion: """
      Examples:
        balint new the-late-visit                      writes the-late-visit.yaml here
        balint new the-late-visit --output my-cases    writes my-cases/the-late-visit.yaml
      A file that is there already is never written over.
      """)

  @Argument(help: "The case's id: small letters, digits and hyphens.")
  var caseID: String

  @Option(help: "1 first steps, 2 middle, 3 hard.")
  var level = 1

  @Option(help: "Shown when the case opens. (default: the words of the id)")
  var title: String?

  @Option(name: .shortAndLong, help: "The file to write, or a folder for it. (default: CASE-ID.yaml in this folder)")
  var output: String?

  func validate() throws {
    guard CaseID.isValid(caseID) else {
      let near = CaseID.proposed(for: caseID).flatMap { CaseID.isValid($0) ? "; try balint new \($0)" : nil } ?? ""
      throw ValidationError("“\(VisibleText.of(caseID))” cannot be an id: \(CaseID.rule)\(near)")
    }
    if let output { try Self.check(output) }
    guard 1...3 ~= level else { throw ValidationError("--level goes from 1 to 3: first steps, middle, hard") }
    if let title, title.allSatisfy(\.isWhitespace) || title.unicodeScalars.contains(where: Self.isUnseen) {
      throw ValidationError("--title is a few words on one line")
    }
  }

  func run() throws {
    let path = try file()
    try write(Array(CaseSkeleton.text(id: caseID, title: title, level: level).utf8), to: path)
    Messages.write(
      "balint: wrote \(path); next: balint check \(Self.typed(path)) --watch, and write over it in your editor")
  }

  /// Where to write.
  private func file() throws -> String {
    guard let output else { return "\(caseID).yaml" }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    if exists, isFolder.boolValue { return (output.hasSuffix("/") ? output : output + "/") + "\(caseID).yaml" }
    if output.hasSuffix(".yaml") || output.hasSuffix(".yml") { return output }
    guard output.hasSuffix("/") || (output as NSString).pathExtension.isEmpty else {
      throw Outcome.misused("a case file ends in .yaml, and \(output) does not; write \(output).yaml")
    }
    throw Self.noFolder(output)
  }

  /// Writes a file that was not there before; where it cannot be written whole, there is none.
  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST:
        throw Outcome.misused("\(path) exists and was left as it is; take another id, or another --output")
      case ENOENT:
        throw Self.noFolder((path as NSString).deletingLastPathComponent)
      default:
        throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
      }
    }
    defer { close(descriptor) }
    do {
      var sink = RowSink(name: path, descriptor: descriptor)
      try sink.write(bytes)
      try sink.flush()
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func noFolder(_ path: String) -> Outcome {
    .unreadable("there is no folder \(path); make it first: mkdir \(typed(path))")
  }

  /// Refuses what nobody means as a place for a case.
  private static func check(_ output: String) throws {
    if output.allSatisfy(\.isWhitespace) { throw ValidationError("--output needs the name of a file or a folder") }
    if output == "-" { throw ValidationError("a case is written to a file; --output - names none") }
    let name = (output as NSString).lastPathComponent
    if name.hasPrefix("."), name != ".", name != ".." {
      throw ValidationError("\(output) begins with a dot: such files are hidden, and a bank leaves them out")
    }
  }

  /// A path as one types it in a shell.
  private static func typed(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/.-_+,:@%".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
