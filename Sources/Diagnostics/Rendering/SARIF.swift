/// Static Analysis Results Interchange Format 2.1.0 (OASIS standard, 2020): one document for a run.
enum SARIF {
  static func document(_ diagnostics: [Diagnostic], toolVersion: String) -> String {
    var finders = PositionFinders()
    var rules = Rules()
    let results = diagnostics.map { result($0, ruleIndex: rules.index(of: $0.id), finders[$0.source]) }
    let run: JSONValue = [
      "tool": ["driver": ["name": "balint", "version": .string(toolVersion), "rules": rules.json]],
      "columnKind": "unicodeCodePoints",
      "newlineSequences": ["\r\n", "\n", "\r"],
      "results": .array(results),
    ]
    let document: JSONValue = [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [run],
    ]
    return document.text + "\n"
  }

  private static func result(_ diagnostic: Diagnostic, ruleIndex: Int, _ finder: PositionFinder) -> JSONValue {
    let artifact: JSONValue = ["uri": .string(artifactURI(ofPath: diagnostic.source.name))]
    func place(_ span: SourceSpan) -> JSONValue {
      ["artifactLocation": artifact, "region": region(finder.region(of: span))]
    }
    // The standard wants no two alike; their numbers see to that.
    let related = diagnostic.notes.enumerated().map { number, note -> JSONValue in
      ["id": .number(number), "physicalLocation": place(note.span), "message": message([note.message])]
    }
    let fixes = diagnostic.replacement.map { replacement -> JSONValue in
      let change: JSONValue = [
        "deletedRegion": region(finder.region(of: replacement.span)),
        "insertedContent": ["text": .string(replacement.text)],
      ]
      return ["artifactChanges": [["artifactLocation": artifact, "replacements": [change]]]]
    }
    let sentences = [
      diagnostic.message, diagnostic.why.map { "Why: \($0)" }, diagnostic.mend.map { "Mend: \($0)" },
    ]
    return [
      "ruleId": .string(diagnostic.id),
      "ruleIndex": .number(ruleIndex),
      "level": .string(level(diagnostic.severity)),
      "message": message(sentences.compactMap(\.self)),
      "locations": [["physicalLocation": place(diagnostic.span)]],
      "relatedLocations": .array(related),
      "fixes": .array(fixes.map { [$0] } ?? []),
    ]
  }

  /// Section 3.27.10: a note is no problem, and does not make a run fail.
  private static func level(_ severity: Diagnostic.Severity) -> String {
    severity == .advice ? "note" : severity.rawValue
  }

  private static func region(_ region: SourceRegion) -> JSONValue {
    [
      "startLine": .number(region.start.line),
      "startColumn": .number(region.start.column),
      "endLine": .number(region.end.line),
      "endColumn": .number(region.end.column),
      "byteOffset": .number(region.bytes.start),
      "byteLength": .number(region.bytes.length),
    ]
  }

  /// Section 3.11: braces are doubled, since one alone is a placeholder; a quoted text must not become a link.
  private static func message(_ sentences: [String]) -> JSONValue {
    var text = String.UnicodeScalarView()
    for scalar in sentences.joined(separator: ". ").unicodeScalars {
      if scalar == "{" || scalar == "}" { text.append(scalar) }
      if scalar == "(", text.last == "]" { text.append(" ") }
      text.append(scalar)
    }
    return ["text": .string(String(text))]
  }

  /// A URI reference for a path as it was given: relative stays relative, absolute becomes `file://`.
  ///
  /// All but the unreserved characters of RFC 3986 is percent-encoded, so that a colon makes no scheme and a backslash
  /// no separator. Segments `.` go, as SARIF wants URIs normalised; `..` stays, for only the file system knows where
  /// that leads.
  static func artifactURI(ofPath path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).filter { $0 != "." }
    let encoded = segments.map { segment in
      segment.utf8.reduce(into: "") { text, byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          text.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    let reference = encoded.joined(separator: "/")
    return path.hasPrefix("/") ? "file://" + reference : reference
  }
}

/// The kinds of fault that occur, in the order in which they first do.
private struct Rules {
  private var ids: [String] = []
  private var indices: [String: Int] = [:]

  mutating func index(of id: String) -> Int {
    if let index = indices[id] { return index }
    indices[id] = ids.count
    ids.append(id)
    return ids.count - 1
  }

  var json: JSONValue { .array(ids.map { ["id": .string($0)] }) }
}
