import CaseSyntax
import Diagnostics
import Foundation
import Testing

/// The official YAML test suite, where `BALINT_DATA` names a folder that holds `yaml-dev.jsonl`.
@Suite struct SuiteTests {
  private struct Sample: Decodable {
    let id: String
    let yaml: String
    let invalid: Bool
    let events: String
  }

  /// What the format leaves out of YAML.
  private static let excluded: Set<String> = [
    "anchor", "alias", "tag", "directive", "explicit-key", "merge-key", "duplicate-key",
  ]

  private static var file: URL? {
    ProcessInfo.processInfo.environment["BALINT_DATA"].map { URL(filePath: $0).appending(path: "yaml-dev.jsonl") }
  }

  @Test(.enabled(if: file != nil, "BALINT_DATA does not name the folder of the YAML test suite"))
  func noInputIsMisreadNoInvalidOneAcceptedAndNoValidOneRefusedWithoutReason() throws {
    let text = try String(contentsOf: try #require(Self.file), encoding: .utf8)
    var accepted = 0
    for line in text.split(separator: "\n") {
      let sample = try JSONDecoder().decode(Sample.self, from: Data(line.utf8))
      let (tree, diagnostics) = parse(sample.yaml)
      if diagnostics.hasErrors {
        let reasons = Set(diagnostics.map(\.id))
        #expect(sample.invalid || !reasons.isDisjoint(with: Self.excluded), "\(sample.id) is refused for \(reasons)")
      } else {
        accepted += 1
        #expect(!sample.invalid, "\(sample.id) is invalid, but accepted")
        #expect(events(of: tree) == expected(sample.events), "\(sample.id) is misread")
      }
    }
    #expect(accepted > 0)
  }

  /// The suite's events without anchors, tags and styles.
  private func expected(_ events: String) -> [String] {
    events.split(separator: "\n").compactMap { line in
      if line == "+STR" || line == "-STR" { return nil }
      guard line.hasPrefix("=VAL ") else { return String(line.prefix(4)) }
      var rest = line.dropFirst(5)
      while rest.hasPrefix("&") || rest.hasPrefix("<") { rest = rest.drop { $0 != " " }.dropFirst() }
      return "=VAL " + rest.dropFirst()
    }
  }

  private func events(of tree: SyntaxTree) -> [String] {
    tree.documents.flatMap { ["+DOC"] + events(of: $0) + ["-DOC"] }
  }

  private func events(of node: SyntaxNode) -> [String] {
    switch node.kind {
    case .scalar: ["=VAL " + escaped(node.text ?? "")]
    case .sequence: ["+SEQ"] + node.items.flatMap(events) + ["-SEQ"]
    case .mapping: ["+MAP"] + node.entries.flatMap { events(of: $0.key) + events(of: $0.value) } + ["-MAP"]
    }
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
