import AnswerFiles
import ArgumentParser
import CaseSyntax
import Diagnostics
import Foundation

/// `balint tree`: a file as the parser sees it.
struct TreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show a file as the parser sees it.",
    discussion: "Faults go to standard error; with an error among them the exit code is 1.")

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Flag(help: "One line of JSON a document: mappings and sequences, every scalar a string.")
  var json = false

  func run() throws {
    let source = try Self.source(file)
    let parsed = SyntaxParser.parse(source)
    var renderer = DiagnosticRenderer()
    for diagnostic in parsed.diagnostics { Messages.write(String(renderer.render(diagnostic).dropLast())) }
    var sink = RowSink.standardOutput
    do {
      if json {
        // What was read with faults would be no faithful picture of the file.
        if !parsed.diagnostics.hasErrors {
          for line in parsed.tree.jsonLines { try sink.write(Array((line + "\n").utf8)) }
        }
      } else {
        try sink.write(Array(VisibleText.of(parsed.tree.dump).utf8))
      }
      try sink.flush()
    } catch {
      throw Outcome.unreadable(error.description)
    }
    if parsed.diagnostics.hasErrors { throw Outcome.findings }
  }

  private static func source(_ file: String) throws -> SourceText {
    if file == "-" {
      return SourceText(name: "<standard input>", bytes: try StandardInput.read())
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Outcome.unreadable("\(file) cannot be read; is it there, and is it a file?")
    }
    return SourceText(name: file, bytes: Array(data))
  }
}
