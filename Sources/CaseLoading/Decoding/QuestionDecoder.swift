import CaseModel
import CaseSyntax
import Diagnostics

/// Decodes the questions of a case and gives each its id.
struct QuestionDecoder {
  let log: DecodingLog

  func decode(_ nodes: [SyntaxNode]) -> [Question] {
    var places: [String: SourceSpan] = [:]
    var counts: [QuestionKind: Int] = [:]
    return nodes.compactMap { node in
      guard let kind = kind(of: node), let reader = MappingReader(node, BankFormat.question(kind), log) else {
        return nil
      }
      counts[kind, default: 0] += 1
      let number = counts[kind, default: 1]
      let id = reader.text("id") ?? (number == 1 ? kind.rawValue : "\(kind.rawValue)-\(number)")
      let place = reader["id"]?.span ?? reader[kind.rawValue]?.span ?? node.span
      if let first = places[id] {
        log.report(
          "same-id", "this case has two questions “\(id)”", at: place, mend: "give one of them another id:",
          notes: [Diagnostic.Note("the first", at: first)])
      }
      places[id] = place
      return question(kind, id, reader)
    }
  }

  /// The kind that a question's keys tell; nil after a report.
  private func kind(of node: SyntaxNode) -> QuestionKind? {
    guard node.kind == .mapping else {
      if !node.isDamaged {
        log.report(
          "not-a-mapping", "a question is written as keys with values", at: node.span,
          mend: "begin it with “- say: What would you say?”, or another kind")
      }
      return nil
    }
    let names = node.entries.compactMap(\.key.text)
    let kinds = names.compactMap(QuestionKind.init(rawValue:))
    let place = node.entries.first?.key.span ?? node.span
    if kinds.count == 1 { return kinds[0] }
    if kinds.count > 1 {
      log.report(
        "two-kinds", "a question has one kind, and this has \(kinds.map(\.rawValue).joined(separator: " and "))",
        at: place,
        mend: "begin the second question with “- ”")
      return kinds[0]
    }
    if node.isDamaged { return nil }
    let all = QuestionKind.allCases.map(\.rawValue)
    log.report(
      "no-kind", "nothing says what kind of question this is", at: place,
      mend: names.first.flatMap { NearestName.closest(to: $0, among: all) }.map { "did you mean “\($0)”?" }
        ?? "begin it with one of " + all.joined(separator: ", "))
    return nil
  }

  private func question(_ kind: QuestionKind, _ id: String, _ reader: MappingReader) -> Question? {
    let rubrics = RubricDecoder(log: log)
    let watches = rubrics.watches(reader.list("watch for"))
    requireUnique(reader.list("rubric"), "criterion")
    requireUnique(reader.list("required"), "item")
    requireUnique(reader.list("watch for"), "flag")
    guard let task = task(kind, reader, rubrics) else {
      return nil
    }
    let bare = Question(id: id, prompt: prompt(kind, reader), task: task, watches: watches, anchors: [])
    let decoder = AnchorDecoder(
      log: log, markable: bare.markable,
      written: names(reader.list("rubric"), "criterion") + names(reader.list("required"), "item"),
      flags: names(reader.list("watch for"), "flag"))
    let anchors = reader.list("anchors").compactMap(decoder.decode)
    return Question(id: id, prompt: bare.prompt, task: task, watches: watches, anchors: anchors)
  }

  private func prompt(_ kind: QuestionKind, _ reader: MappingReader) -> String {
    if kind == .turn { return reader.text("ask") ?? "What do you say now? Write the words." }
    return reader.text(kind.rawValue) ?? ""
  }

  /// The task with as much of its rubric as is sound; nil when nothing is left to judge by.
  private func task(_ kind: QuestionKind, _ reader: MappingReader, _ rubrics: RubricDecoder) -> Question.Task? {
    switch kind {
    case .say, .turn, .explain:
      let criteria = rubrics.criteria(reader.list("rubric"), kind: kind)
      if criteria.isEmpty { return nil }
      if kind == .turn { return .turn(newInformation: reader.text("turn") ?? "", criteria) }
      return kind == .say ? .say(criteria) : .explain(criteria)
    case .patient, .wonder:
      let perspectives = rubrics.perspectives(reader.list("perspectives"))
      if perspectives.isEmpty { return nil }
      let cap = cap(reader, of: perspectives.count)
      return kind == .patient ? .patient(perspectives, cap: cap) : .wonder(perspectives, cap: cap)
    case .between:
      let levels = rubrics.levels(reader.list("levels"))
      return levels.isEmpty ? nil : .between(levels)
    case .avoid:
      let pitfalls = rubrics.pitfalls(reader.list("pitfalls"))
      return pitfalls.isEmpty ? nil : .avoid(pitfalls, cap: cap(reader, of: pitfalls.count))
    case .safety:
      let items = rubrics.safetyItems(reader.list("required"))
      return items.isEmpty ? nil : .safety(items)
    case .reflect: return .reflect(rubrics.levels(reader.list("levels")))
    case .notice: return .notice
    }
  }

  private func cap(_ reader: MappingReader, of count: Int) -> Int {
    guard let cap = reader.number("cap") else { return count }
    if cap > count {
      log.report(
        "cap-too-high", "cap \(cap) can never be reached with \(count) to count",
        at: reader["cap"]?.span ?? reader.node.span,
        mend: "write cap: \(count) or less")
    }
    return cap
  }

  private func names(_ nodes: [SyntaxNode], _ key: String) -> [String] {
    nodes.compactMap { $0[key]?.text }
  }

  private func requireUnique(_ nodes: [SyntaxNode], _ key: String) {
    var first: [String: SourceSpan] = [:]
    for node in nodes {
      guard let value = node[key], let name = value.text else { continue }
      if let place = first[name] {
        log.report(
          "same-id", "this question has two \(key) “\(name)”", at: value.span, mend: "rename one of them",
          notes: [Diagnostic.Note("the first", at: place)])
      } else {
        first[name] = value.span
      }
    }
  }
}
