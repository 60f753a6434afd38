import Foundation
import Testing

@testable import Diagnostics

/// Diagnostics for all formats.
enum SampleFaults {
  static let gifts = SourceText(
    name: "./my cases/gifts:1.yaml", text: "\u{FEFF}case: x\r\n  日本: \"né\"\r\nlast: {\r\n")

  static let ordinary = [
    Diagnostic(
      "unknown-key", "unknown key “日本”", in: gifts, at: SourceSpan(14, 20), mend: "did you mean {a}?",
      why: "keys are fixed", notes: [Diagnostic.Note("it began [here](1)", at: SourceSpan(3, 7))]),
    Diagnostic("open-list", .warning, "the list is open", in: gifts, at: SourceSpan(35, 38)),
    Diagnostic(
      "unknown-key", "unknown key \"b\\c\"", in: SourceText(name: "/data/b.yaml", text: ""), at: SourceSpan(0, 0),
      replacement: Diagnostic.Replacement(SourceSpan(0, 0), with: "{b}\n")),
  ]

  /// Everything that could steer a terminal, break a line or break a format, in every place that holds text.
  static let hostile: [Diagnostic] = {
    let evil = "\u{1B}]0;x\u{7}\r\nb.yaml:1:1: error: \t\u{2028}\u{202E}\u{9B}\0\"\\</script>{0}%s\u{7F}\u{FEFF}"
    let bytes = Array(evil.utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF4, 0x90] + Array(evil.utf8)
    let source = SourceText(name: evil, bytes: bytes)
    return (0...bytes.count + 1).map { start in
      Diagnostic(
        "evil", evil, in: source, at: SourceSpan(start, start * 7 % 90), mend: evil, why: evil,
        notes: [SourceSpan(start / 2, start), SourceSpan(start / 2, start)].map { Diagnostic.Note(evil, at: $0) },
        replacement: Diagnostic.Replacement(SourceSpan(start, start + 3), with: evil))
    }
  }()
}

@Suite struct DiagnosticFormatTests {
  @Test func `advice is called by its name, and in SARIF a note`() {
    let advice = [Diagnostic("few", .advice, "few", in: SourceText(name: "a", text: "a"), at: SourceSpan(0, 1))]
    let text = { (format: DiagnosticFormat) in format.render(advice, usesColour: true, toolVersion: "1.2.3") }
    #expect(text(.compact) == "a:1:1: advice: few [few]\n")
    #expect(text(.json).contains(#""severity":"advice""#))
    #expect(text(.sarif).contains(#""level":"note""#))
    #expect(text(.text).contains("\u{1B}[1;36madvice: \u{1B}[0mfew [few]"))
    #expect(!advice.hasErrors)
    #expect(Diagnostic.Severity.allCases.sorted() == [.advice, .warning, .error])
  }

  @Test func `compact is one line a diagnostic`() {
    #expect(
      DiagnosticFormat.compact.render(SampleFaults.ordinary, toolVersion: "1.2.3") == """
        ./my cases/gifts:1.yaml:2:3: error: unknown key “日本” [unknown-key]
        ./my cases/gifts:1.yaml:3:7: warning: the list is open [open-list]
        /data/b.yaml:1:1: error: unknown key "b\\c" [unknown-key]

        """)
  }

  @Test func `JSON is one object a diagnostic`() {
    #expect(
      DiagnosticFormat.json.render(SampleFaults.ordinary, toolVersion: "1.2.3") == """
        {"id":"unknown-key","severity":"error","file":"./my cases/gifts:1.yaml",\
        "line":2,"column":3,"endLine":2,"endColumn":5,"start":14,"end":20,\
        "message":"unknown key “日本”","why":"keys are fixed","mend":"did you mean {a}?",\
        "notes":[{"line":1,"column":1,"endLine":1,"endColumn":5,"start":3,"end":7,"message":"it began [here](1)"}],\
        "replacement":null}
        {"id":"open-list","severity":"warning","file":"./my cases/gifts:1.yaml",\
        "line":3,"column":7,"endLine":4,"endColumn":1,"start":35,"end":38,\
        "message":"the list is open","why":null,"mend":null,"notes":[],"replacement":null}
        {"id":"unknown-key","severity":"error","file":"/data/b.yaml",\
        "line":1,"column":1,"endLine":1,"endColumn":1,"start":0,"end":0,\
        "message":"unknown key \\"b\\\\c\\"","why":null,"mend":null,"notes":[],\
        "replacement":{"line":1,"column":1,"endLine":1,"endColumn":1,"start":0,"end":0,"text":"{b}\\n"}}

        """)
  }

  @Test func `SARIF is one document for all`() {
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    #expect(
      DiagnosticFormat.sarif.render(SampleFaults.ordinary, toolVersion: "1.2.3") == """
        {"$schema":"\(schema)","version":"2.1.0","runs":[{\
        "tool":{"driver":{"name":"balint","version":"1.2.3","rules":[{"id":"unknown-key"},{"id":"open-list"}]}},\
        "columnKind":"unicodeCodePoints","newlineSequences":["\\r\\n","\\n","\\r"],"results":[\
        {"ruleId":"unknown-key","ruleIndex":0,"level":"error",\
        "message":{"text":"unknown key “日本”. Why: keys are fixed. Mend: did you mean {{a}}?"},\
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20cases/gifts%3A1.yaml"},\
        "region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":5,"byteOffset":14,"byteLength":6}}}],\
        "relatedLocations":[{"id":0,"physicalLocation":{"artifactLocation":{"uri":"my%20cases/gifts%3A1.yaml"},\
        "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":5,"byteOffset":3,"byteLength":4}},\
        "message":{"text":"it began [here] (1)"}}],"fixes":[]},\
        {"ruleId":"open-list","ruleIndex":1,"level":"warning","message":{"text":"the list is open"},\
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20cases/gifts%3A1.yaml"},\
        "region":{"startLine":3,"startColumn":7,"endLine":4,"endColumn":1,"byteOffset":35,"byteLength":3}}}],\
        "relatedLocations":[],"fixes":[]},\
        {"ruleId":"unknown-key","ruleIndex":0,"level":"error","message":{"text":"unknown key \\"b\\\\c\\""},\
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///data/b.yaml"},\
        "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1,"byteOffset":0,"byteLength":0}}}],\
        "relatedLocations":[],"fixes":[{"artifactChanges":[{"artifactLocation":{"uri":"file:///data/b.yaml"},\
        "replacements":[{"deletedRegion":\
        {"startLine":1,"startColumn":1,"endLine":1,"endColumn":1,"byteOffset":0,"byteLength":0},\
        "insertedContent":{"text":"{b}\\n"}}]}]}]}]}]}

        """)
  }

  @Test func `text is what the renderer says of each`() {
    var renderer = DiagnosticRenderer(usesColour: true)
    #expect(
      DiagnosticFormat.text.render(SampleFaults.ordinary, usesColour: true, toolVersion: "1")
        == SampleFaults.ordinary.map { renderer.render($0) }.joined())
  }

  @Test func `no diagnostic is no text, and a SARIF document without results`() {
    for format in [DiagnosticFormat.text, .json, .compact] { #expect(format.render([], toolVersion: "1") == "") }
    let document = DiagnosticFormat.sarif.render([], toolVersion: "1")
    #expect(document.contains("\"rules\":[]"))
    #expect(document.contains("\"results\":[]"))
  }

  @Test(arguments: DiagnosticFormat.allCases) func `nothing hostile comes through`(format: DiagnosticFormat) {
    let text = format.render(SampleFaults.hostile, toolVersion: "1\u{1B}")
    #expect(VisibleText.of(text) == text)
    #expect(!text.unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" } || format == .text)
    switch format {
    case .compact: #expect(text.split(separator: "\n").count == SampleFaults.hostile.count)
    case .text:
      let heads = text.split(separator: "\n").filter { $0.first != " " }
      #expect(heads.count == SampleFaults.hostile.count)
    case .json, .sarif: break
    }
  }

  @Test func `JSON says every character of a hostile text`() throws {
    let lines = DiagnosticFormat.json.render(SampleFaults.hostile, toolVersion: "1").split(separator: "\n")
    #expect(lines.count == SampleFaults.hostile.count)
    for (line, diagnostic) in zip(lines, SampleFaults.hostile) {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for (key, text) in [
        ("file", diagnostic.source.name), ("message", diagnostic.message), ("why", diagnostic.why ?? ""),
        ("mend", diagnostic.mend ?? ""),
      ] {
        // Scalar by scalar, since strings that are canonically equal may differ.
        let read = try #require(object[key] as? String)
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
      }
    }
  }

  @Test(arguments: [
    ("cases/a.yaml", "cases/a.yaml"), ("./cases/./a.yaml", "cases/a.yaml"), ("../a.yaml", "../a.yaml"),
    ("/a b/ü.yaml", "file:///a%20b/%C3%BC.yaml"), ("c:\\a#1?.yaml", "c%3A%5Ca%231%3F.yaml"),
    ("100%.yaml", "100%25.yaml"), ("<standard input>", "%3Cstandard%20input%3E"), ("a\n\u{1B}", "a%0A%1B"), ("", ""),
    ("日本~_-.yaml", "%E6%97%A5%E6%9C%AC~_-.yaml"),
  ]) func `a path becomes a URI reference`(path: String, uri: String) {
    #expect(SARIF.artifactURI(ofPath: path) == uri)
  }
}
