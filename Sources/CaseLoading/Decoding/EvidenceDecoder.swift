import CaseModel
import CaseSyntax
import Diagnostics
import Matching

/// Decodes evidence: a phrase, a list of alternatives, or a mapping such as `in order:`.
struct EvidenceDecoder {
  /// How deep evidence may stand in evidence.
  static let deepestNesting = 32
  /// The most words of one phrase, those of its groups not counted.
  static let longestPhrase = 400

  let log: DecodingLog

  /// The evidence of a node, or nil after a report.
  func decode(_ node: SyntaxNode, depth: Int = 0) -> Evidence? {
    guard depth <= Self.deepestNesting else {
      log.report(
        "evidence-too-deep", "evidence stands more than \(Self.deepestNesting) deep in evidence", at: node.span)
      return nil
    }
    if node.isDamaged { return nil }
    switch node.kind {
    case .scalar: return phrase(node).map(Evidence.phrase)
    case .sequence: return parts(node, depth).map(Evidence.any)
    case .mapping: return mapping(node, depth)
    }
  }

  /// The phrase of a scalar, or nil after a report that points into it.
  func phrase(_ node: SyntaxNode) -> Phrase? {
    guard let text = node.text else {
      log.report("not-a-phrase", "a phrase is written as text", at: node.span)
      return nil
    }
    do {
      let phrase = try Phrase(parsing: text)
      if phrase.size > Self.longestPhrase {
        log.report(
          "phrase-too-long", "this phrase has more than \(Self.longestPhrase) words", at: node.span,
          mend: "make word groups of its parts, or a list of phrases")
        return nil
      }
      for group in phrase.groups { log.refer(to: .wordGroup, group, at: node.span) }
      return phrase
    } catch {
      let start = node.sourceOffset(ofTextOffset: error.range.lowerBound)
      let end = node.sourceOffset(ofTextOffset: error.range.upperBound)
      log.report(error.id, error.message, at: SourceSpan(start, end), mend: error.mend)
      return nil
    }
  }

  private func mapping(_ node: SyntaxNode, _ depth: Int) -> Evidence? {
    let written = Set(node.entries.compactMap(\.key.text))
    let forms = BankFormat.evidenceForms.map(\.name).filter(written.contains)
    guard let reader = MappingReader(node, BankFormat.evidence(as: forms.first), log) else { return nil }
    guard forms.count == 1, let form = forms.first, reader[form] != nil else {
      // A misspelt key and a value of the wrong shape have been reported already.
      if forms.count > 1 {
        log.report(
          "two-kinds-of-evidence", "\(forms.joined(separator: " and ")) cannot stand side by side", at: node.span,
          mend: "put them under all: or any:, each on a line that begins with “- ”")
      } else if forms.isEmpty, written.allSatisfy({ BankFormat.evidence.key($0) != nil }) {
        log.report(
          "no-evidence", "nothing here says what to look for", at: node.span,
          mend: "write a phrase, or any:, all:, in order: ...")
      }
      return nil
    }
    reportStray(node, form)
    switch form {
    case "skill":
      guard let skill = reader.text("skill"), let place = reader["skill"]?.span else { return nil }
      log.refer(to: .skill, skill, at: place)
      return .skill(skill)
    case "like":
      return .like(
        Likeness(examples: reader.texts("like"), threshold: reader.share("threshold") ?? Likeness.usualThreshold))
    case "cues":
      return cues(reader, depth)
    case "sentences":
      guard let count = reader.number("sentences"), let part = reader["with"] else {
        log.report(
          "sentences-with-what", "sentences: needs with: and what they must hold", at: node.span,
          mend: "add with: and a phrase")
        return nil
      }
      return decode(part, depth: depth + 1).map { .sentences(count, with: $0) }
    case "at least":
      guard let count = reader.number("at least"), let list = reader["of"] else {
        log.report("at-least-of-what", "at least: needs of: with a list", at: node.span, mend: "add of: [ ... ]")
        return nil
      }
      guard let parts = parts(list, depth) else { return nil }
      guard count <= parts.count else {
        log.report(
          "out-of-range", "at least \(count) of \(parts.count) can never be", at: reader["at least"]?.span ?? node.span)
        return nil
      }
      return .atLeast(count, of: parts)
    default:
      guard let list = reader[form], let parts = parts(list, depth) else { return nil }
      switch form {
      case "any": return .any(parts)
      case "all": return .all(parts)
      case "none": return Evidence.none(parts)
      default: return .inOrder(parts)
      }
    }
  }

  /// The cues of a mapping that has them, or nil after a report; all are looked at.
  func cues(_ reader: MappingReader, _ depth: Int = 0) -> Evidence? {
    let nodes = reader.list("cues")
    let cues = nodes.compactMap { node -> Cues.Cue? in
      guard let cue = MappingReader(node, BankFormat.cue, log), let written = cue["cue"] else { return nil }
      guard let evidence = decode(written, depth: depth + 1), let weight = cue.number("weight") else { return nil }
      guard evidence.citesWords else {
        log.report(
          "cue-without-words", "this cue is found where something is absent, and so in no sentence", at: written.span,
          mend: "write what speaks against it with a weight below zero")
        return nil
      }
      return Cues.Cue(evidence: evidence, weight: weight)
    }
    guard let threshold = reader.number("threshold") else {
      if !reader.node.entries.contains(where: { $0.key.text == "threshold" }) {
        log.report("no-threshold", "cues: needs a threshold:", at: reader.node.span, mend: "add threshold: 2, say")
      }
      return nil
    }
    guard cues.count == nodes.count else { return nil }
    let most = cues.reduce(0) { $0 + max(0, $1.weight) }
    guard most >= threshold else {
      log.report(
        "out-of-range", "all these weights together come to \(most) and never to \(threshold)",
        at: reader["threshold"]?.span ?? reader.node.span, mend: "lower the threshold, or add cues")
      return nil
    }
    let unit = reader.text("within").flatMap(Cues.Unit.init) ?? .sentence
    return .cues(Cues(cues, threshold: threshold, unit: unit))
  }

  /// Keys of another form: `of:` beside `any:` would be overlooked.
  private func reportStray(_ node: SyntaxNode, _ form: String) {
    guard let table = BankFormat.evidenceForms.first(where: { $0.name == form }) else { return }
    for key in node.entries.map(\.key) {
      guard let name = key.text, table.key(name) == nil, BankFormat.evidence.key(name) != nil else { continue }
      log.report(
        "unknown-key", "“\(name)” does not go with “\(form)”", at: key.span,
        mend: "take it out; the keys here are " + table.keys.map(\.name).joined(separator: ", "))
    }
  }

  /// Every part, or nil when one of them is at fault; all are looked at.
  private func parts(_ node: SyntaxNode, _ depth: Int) -> [Evidence]? {
    let parts = node.items.map { decode($0, depth: depth + 1) }
    guard !parts.isEmpty else {
      log.report("not-a-list", "there is nothing in this list", at: node.span, mend: "write at least one phrase")
      return nil
    }
    let found = parts.compactMap { $0 }
    return found.count == parts.count ? found : nil
  }
}
