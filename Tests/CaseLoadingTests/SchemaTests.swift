import Diagnostics
import Foundation
import Testing

@testable import CaseLoading

@Suite struct SchemaTests {
  @Test func `it is JSON of its dialect, and what it refers to is there`() throws {
    let text = BankSchema.json()
    #expect(text.hasSuffix("}\n") && text == BankSchema.json())
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let references = Set(text.matches(of: #/"\$ref": "#/\$defs/([^"]+)"/#).map { String($0.1) })
    #expect(references == Set(definitions.keys), "nothing is missing and nothing is left over")
  }

  @Test func `values are written as JSON asks`() {
    let value: SchemaValue = [
      "a\"\\\n": [1, -2, true], "b": [["c": "é"], [:]], "d": [.text(String(repeating: "x", count: 78)), []],
    ]
    #expect(
      value.json == #"""
        {
          "a\"\\\u000a": [1, -2, true],
          "b": [{"c": "é"}, {}],
          "d": [
            "\#(String(repeating: "x", count: 78))",
            []
          ]
        }
        """#)
  }
}

/// The schema in the hands of a validator that is not ours.
@Suite(.enabled(if: Validator.python != nil, "needs python3 with the modules jsonschema and yaml"))
struct SchemaValidationTests {
  @Test func `every file of the bank, and every sound block of its documentation, is valid`() throws {
    let bank = try BankFolder.read(FormatDocumentTests.folder.path).map { String(decoding: $0.bytes, as: UTF8.self) }
    // PyYAML takes a question mark inside brackets for the sign of a key.
    let blocks = try FormatDocumentTests.blocks().filter { $0.kind == "yaml" }.map {
      $0.text.replacing("?]", with: "]")
    }
    #expect(bank.count > 10 && blocks.count >= 3)
    #expect(try Validator.faults(bank + blocks).allSatisfy(\.isEmpty))
  }

  @Test func `what other readers of YAML take for numbers and booleans is as good as text`() throws {
    let texts = [
      Self.sound.replacing("title: A case", with: "title: 007").replacing(
        "[waiting]", with: "[no, 12, 1.5, 2024-01-01]"
      )
      .replacing("level: 1", with: "level: \"1\"").replacing("{sorry: 2}", with: "{sorry: \"2\"}")
      .replacing("[sorry]", with: "[yes, 5, {like: [no], threshold: \"0.50\"}]")
      .replacing("case: a-case", with: "case: 12").replacing("flag: calm", with: "flag: no"),
      "words: 007\nphrases: no\n",
      "skill: true\ndefinition: 5\ncues:\n  - cue: no\n    weight: \"9\"\nthreshold: 3\n",
      Self.sound.replacing("{sorry: 2}", with: "{sorry: cannot tell}"),
    ]
    for text in texts { #expect(FaultTests.faults(text).map(\.id) == []) }
    #expect(try Validator.faults(texts) == texts.map { _ in [] })
  }

  static let sound = """
    case: a-case
    title: A case
    level: 1
    themes: [waiting]
    situation: She waits.
    questions:
      - say: What would you say?
        rubric:
          - criterion: sorry
            looks for: Says sorry
            full: {any: [sorry]}
            said: or done
        watch for:
          - flag: calm
            when: calm down
            comment: Nobody is calmed by that.
        anchors:
          - answer: I am sorry.
            marks: {sorry: 2}
    """

  /// A text with one fault, where and by which keyword the schema finds it, and what the decoder calls it.
  struct Fault {
    let text: String
    let schema: [String]
    let decoder: String

    init(_ text: String, _ schema: String..., decoder: String) {
      self.text = text
      self.schema = schema
      self.decoder = decoder
    }

    /// Puts the fault into the sound case.
    init(_ sound: String, to faulty: String, _ schema: String..., decoder: String) {
      text = SchemaValidationTests.sound.replacing(sound, with: faulty)
      self.schema = schema
      self.decoder = decoder
    }
  }

  static let faults = [
    Fault("themes:", to: "theems:", "additionalProperties", decoder: "unknown-key"),
    Fault("situation: She waits.\n", to: "", "required", decoder: "missing-key"),
    Fault("A case", to: "[A, case]", "title type", decoder: "not-text"),
    Fault("A case", to: "", "title type", decoder: "empty-value"),
    Fault("[waiting]", to: "[waiting, \" \"]", "themes/1 pattern", decoder: "empty-value"),
    Fault("level: 1", to: "level: 7", "level maximum", decoder: "out-of-range"),
    Fault("level: 1", to: "level: \"7\"", "level pattern", decoder: "out-of-range"),
    Fault("level: 1", to: "level: 1.5", "level type", decoder: "not-a-number"),
    Fault("level: 1", to: "level: four", "level pattern", decoder: "not-a-number"),
    Fault("a-case", to: "A Case", "case pattern", decoder: "bad-id"),
    Fault("a-case", to: "a-", "case pattern", decoder: "bad-id"),
    Fault("a-case", to: String(repeating: "a", count: 81), "case pattern", decoder: "bad-id"),
    Fault("case: a-case", to: "kase: a-case", "anyOf", decoder: "no-kind"),
    Fault("- say:", to: "- sya:", "questions/0 anyOf", decoder: "no-kind"),
    Fault("- say:", to: "- patient: x\n    say:", "questions/0 additionalProperties", decoder: "two-kinds"),
    Fault("- say:", to: "- cap: 2\n    say:", "questions/0 additionalProperties", decoder: "unknown-key"),
    Fault("or done", to: "done", "questions/0/rubric/0/said enum", decoder: "unknown-word"),
    Fault(
      "[sorry]}", to: "[sorry], none: [x]}", "questions/0/rubric/0/full additionalProperties",
      decoder: "two-kinds-of-evidence"),
    Fault("{any: [sorry]}", to: "{threshold: 0.5}", "questions/0/rubric/0/full anyOf", decoder: "no-evidence"),
    Fault(
      "any: [sorry]", to: "cues: [{cue: x, weight: 1}]", "questions/0/rubric/0/full required", decoder: "no-threshold"),
    Fault("any: [sorry]", to: "sentences: 2", "questions/0/rubric/0/full required", decoder: "sentences-with-what"),
    Fault("[sorry]", to: "[[]]", "questions/0/rubric/0/full/any/0 minItems", decoder: "not-a-list"),
    Fault("any: [sorry]", to: "at least: 2", "questions/0/rubric/0/full required", decoder: "at-least-of-what"),
    Fault(
      "any: [sorry]", to: "like: [x], threshold: 0", "questions/0/rubric/0/full/threshold exclusiveMinimum",
      decoder: "out-of-range"),
    Fault(
      "        comment: Nobody is calmed by that.\n", to: "", "questions/0/watch for/0 required",
      decoder: "missing-key"),
    Fault("answer: I am sorry.", to: "note: x", "questions/0/anchors/0 required", decoder: "missing-key"),
    Fault("sorry: 2", to: "sorry: two", "questions/0/anchors/0/marks/sorry pattern", decoder: "not-a-number"),
    Fault("sorry: 2", to: "sorry: -1", "questions/0/anchors/0/marks/sorry minimum", decoder: "mark-out-of-range"),
    Fault("just text", "type", decoder: "not-a-document"),
    Fault("path: p\ntitle: P\ncases: []\n", "cases minItems", decoder: "not-a-list"),
    Fault("path: p\ntitle: P\ncases: [A B]\n", "cases/0 pattern", decoder: "bad-id"),
    Fault("path: p\ncases: [a]\n", "required", decoder: "missing-key"),
    Fault("words: a\nphrases:\n  - {any: [x]}\n", "phrases/0 type", decoder: "not-text"),
    Fault("skill: a\ndefinition: b\n", "required", "required", decoder: "how-recognised"),
    Fault(
      "skill: a\ndefinition: b\nevidence: x\ncues: [{cue: x, weight: 1}]\nthreshold: 1\n", "false", "false",
      decoder: "how-recognised"),
    Fault(
      "skill: a\ndefinition: b\ncues: [{cue: x, weight: -100}]\nthreshold: 1\n", "cues/0/weight minimum",
      decoder: "out-of-range"),
  ]

  @Test func `a fault gives one message where it is, and the decoder finds it too`() throws {
    let found = try Validator.faults([Self.sound] + Self.faults.map(\.text))
    #expect(found.first == [])
    for (fault, found) in zip(Self.faults, found.dropFirst()) {
      #expect(found == fault.schema, "\(fault.text)")
      #expect(FaultTests.faults(fault.text).map(\.id).contains(fault.decoder), "\(fault.text)")
    }
  }
}

/// Python's jsonschema and PyYAML.
private enum Validator {
  /// A Python that has both, if there is one.
  static let python: String? = {
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (places + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]).map { $0 + "/python3" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
        && (try? run($0, ["-c", "import jsonschema, yaml; jsonschema.Draft202012Validator"], ""))?.code == 0
    }
  }()

  /// Validates every document of each text.
  ///
  /// - Returns: for each text its faults: where they are, and which keyword of the schema found them.
  static func faults(_ texts: [String]) throws -> [[String]] {
    let folder = try BankFolderTests.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let request = folder.appendingPathComponent("request.json")
    let schema = try JSONSerialization.jsonObject(with: Data(BankSchema.json().utf8))
    try JSONSerialization.data(withJSONObject: ["schema": schema, "texts": texts]).write(to: request)
    let (code, output) = try run(try #require(python), ["-W", "ignore", "-", request.path], script)
    #expect(code == 0)
    return try JSONDecoder().decode([[String]].self, from: output)
  }

  /// Dates are text as in YAML 1.2, and keys are text as they are to editors.
  private static let script = """
    import json, sys, yaml, jsonschema

    class Loader(yaml.SafeLoader): pass
    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}

    def named(value):
        if isinstance(value, dict): return {str(key): named(item) for key, item in value.items()}
        return [named(item) for item in value] if isinstance(value, list) else value

    request = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(request["schema"])
    validator = jsonschema.Draft202012Validator(request["schema"])

    def faults(text):
        for document in yaml.load_all(text, Loader):
            for fault in validator.iter_errors(named(document)):
                yield ("/".join(map(str, fault.absolute_path)) + " " + (fault.validator or "false")).strip()

    print(json.dumps([list(faults(text)) for text in request["texts"]]))
    """

  private static func run(_ program: String, _ arguments: [String], _ input: String) throws -> (code: Int32, Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
