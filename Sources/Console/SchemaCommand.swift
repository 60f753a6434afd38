import AnswerFiles
import ArgumentParser
import CaseLoading
import Foundation

/// `balint schema`: a JSON Schema of a bank's files, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema (2020-12) of case, skill and word-group files, for editors.",
    discussion: """
      Example: balint schema > balint.schema.json, and as the first line of a case
        # yaml-language-server: $schema=balint.schema.json
      """)

  func run() throws {
    var sink = RowSink.standardOutput
    try sink.write(Array(BankSchema.json().utf8))
    try sink.flush()
  }
}
