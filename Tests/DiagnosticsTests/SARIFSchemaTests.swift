import Foundation
import Testing

@testable import Diagnostics

/// SARIF against the schema of its standard, where `BALINT_SARIF_SCHEMA` names that file (`sarif-schema-2.1.0.json`)
/// and there is a Python with the module jsonschema.
@Suite(.enabled(if: SchemaCheck.isPossible)) struct SARIFSchemaTests {
  @Test(arguments: [[], SampleFaults.ordinary, SampleFaults.hostile])
  func `a document keeps to the schema`(diagnostics: [Diagnostic]) throws {
    #expect(try SchemaCheck.faults(of: DiagnosticFormat.sarif.render(diagnostics, toolVersion: "1.2.3")) == "")
  }

  @Test(arguments: [
    ("\"level\":\"warning\"", "\"level\":\"bad\"", "$.runs[0].results[1].level"),
    ("\"startLine\":2", "\"startLine\":0", "$.runs[0].results[0].locations[0].physicalLocation.region.startLine"),
    ("unicodeCodePoints", "scalars", "$.runs[0].columnKind"), ("\"message\":", "\"massage\":", "$.runs[0].results[0]"),
  ]) func `the schema would notice a fault`(sound: String, broken: String, place: String) throws {
    let document = DiagnosticFormat.sarif.render(SampleFaults.ordinary, toolVersion: "1.2.3")
    #expect(document.contains(sound))
    let faults = try SchemaCheck.faults(of: document.replacingOccurrences(of: sound, with: broken))
    #expect(faults.contains(place + " "))
  }
}

/// Python's jsonschema as the judge.
private enum SchemaCheck {
  static let schema = ProcessInfo.processInfo.environment["BALINT_SARIF_SCHEMA"]

  static let isPossible = schema != nil && (try? python("import jsonschema", [])) == ""

  /// What the schema has against a document, a line each; empty when it is valid.
  static func faults(of document: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sarif")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(document.utf8).write(to: file)
    return try python(
      """
      import json
      from jsonschema.validators import validator_for
      with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as document:
          schema, document = json.load(schema), json.load(document)
      validator = validator_for(schema)
      validator.check_schema(schema)
      for fault in validator(schema).iter_errors(document):
          print(fault.json_path, fault.message[:200])
      """, [schema ?? "", file.path])
  }

  /// What a script prints, its failure included.
  private static func python(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-I", "-c", "import sys\nsys.stderr = sys.stdout\n" + script] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : text + "exit \(process.terminationStatus)"
  }
}
