import CaseModel
import CaseSyntax

/// Decodes what a question is judged by: criteria, perspectives, levels, pitfalls, required items, faults to watch for.
///
/// Each function decodes every item it can, and leaves out those at fault after reporting them.
struct RubricDecoder {
  let log: DecodingLog
  private var evidence: EvidenceDecoder { EvidenceDecoder(log: log) }

  /// Evidence for a mark: every mark cites its words, so that the absence of others is not enough.
  private func presence(_ node: SyntaxNode) -> Evidence? {
    guard let found = evidence.decode(node) else { return nil }
    if found.citesWords { return found }
    log.report(
      "absence-alone", "none: alone earns nothing, since there would be no words to show", at: node.span,
      mend: "put it under all: beside what is looked for")
    return nil
  }

  func criteria(_ nodes: [SyntaxNode], kind: QuestionKind) -> [Criterion] {
    nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.criterion, log) else { return nil }
      if kind != .explain, let points = reader["points"] {
        log.report(
          "points-elsewhere", "only the criteria of an explain question have points; here the full mark is 2",
          at: points.span,
          mend: "take the line out")
      }
      let full = reader["full"].flatMap(presence)
      let partly = reader["partly"].flatMap(presence)
      let points = kind == .explain ? reader.number("points") ?? 2 : 2
      if points == 1, let partly = reader["partly"] {
        log.report(
          "half-of-one", "half of one point cannot be given", at: partly.span,
          mend: "take partly: out, or write points: 2")
      }
      guard let id = reader.text("criterion"), let looksFor = reader.text("looks for"), let full else { return nil }
      return Criterion(
        id: id, looksFor: looksFor, points: points, full: full, partly: partly,
        speech: reader.text("said").flatMap(SpeechRule.init) ?? .said, praise: reader.text("praise"),
        advice: reader.text("advice"))
    }
  }

  func perspectives(_ nodes: [SyntaxNode]) -> [Perspective] {
    nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.perspective, log) else { return nil }
      let shows = reader["evidence"].flatMap(presence)
      guard let view = reader.text("perspective"), let shows else { return nil }
      return Perspective(view: view, evidence: shows)
    }
  }

  func levels(_ nodes: [SyntaxNode]) -> [Level] {
    var seen: Set<Int> = []
    return nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.level, log) else { return nil }
      let shows = reader["evidence"].flatMap(presence)
      guard let number = reader.number("level"), let descriptor = reader.text("descriptor"), let shows else {
        return nil
      }
      if !seen.insert(number).inserted {
        log.report(
          "same-level", "there are two levels \(number)", at: reader["level"]?.span ?? node.span,
          mend: "join them with any:, or renumber one")
      }
      return Level(number: number, descriptor: descriptor, evidence: shows)
    }
  }

  func pitfalls(_ nodes: [SyntaxNode]) -> [Pitfall] {
    nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.pitfall, log) else { return nil }
      let named = reader["named"].flatMap(presence)
      let reason = reader["reason"].flatMap(presence)
      guard let name = reader.text("pitfall"), let named, let reason else { return nil }
      return Pitfall(name: name, named: named, reason: reason)
    }
  }

  func safetyItems(_ nodes: [SyntaxNode]) -> [SafetyItem] {
    nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.safetyItem, log) else { return nil }
      let shows = reader["evidence"].flatMap(presence)
      guard let id = reader.text("item"), let says = reader.text("says"), let shows else { return nil }
      return SafetyItem(id: id, says: says, evidence: shows, restsOn: reader.text("rests on"))
    }
  }

  func watches(_ nodes: [SyntaxNode]) -> [Watch] {
    nodes.compactMap { node in
      guard let reader = MappingReader(node, BankFormat.watch, log) else { return nil }
      let when = reader["when"].flatMap { evidence.decode($0) }
      guard let flag = reader.text("flag"), let when, let comment = reader.text("comment") else { return nil }
      return Watch(flag: flag, when: when, comment: comment)
    }
  }
}
