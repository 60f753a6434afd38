import CaseModel
import Diagnostics
import Matching
import Scoring

/// Full marks that a text of the case itself would get.
struct CaseTextAdvice {
  private let anchors: ScoredAnchors
  private let index: Int
  private let desk: AdviceDesk
  private let reader = TextReader()

  init(_ anchors: ScoredAnchors, _ index: Int, _ desk: AdviceDesk) {
    self.anchors = anchors
    self.index = index
    self.desk = desk
  }

  func pieces(for teachingCase: Case) -> [Diagnostic] {
    // A turn answers what is told with it.
    let heard =
      anchors.question.newInformation.map { found(in: $0, "the new information") }
      ?? found(in: teachingCase.opening, "the opening line")
    return heard + found(in: teachingCase.situation, "the situation")
  }

  private func found(in text: String?, _ name: String) -> [Diagnostic] {
    guard let text else { return [] }
    let (score, entries) = anchors.score(ofCaseText: text)
    return Award.all(of: anchors.question, [score]).filter { $0.verdicts == [.met] }.compactMap { award in
      let hits = award.evidence.joined().filter { isTelling($0, award) }
      guard !hits.isEmpty else { return nil }
      let entry = entries.first { award.isServed(by: $0) && [.full, .evidence, .named].contains($0.key) }
      let words = Set(hits.map { "“\(OneLine.of($0.text))” by \(Self.rule(of: $0))" }).sorted()
      return desk.piece(
        .foundInTheCase,
        "\(name) by itself gets the full mark for \(award.id): " + words.prefix(3).joined(separator: "; "),
        at: entry.map { desk.tree.place(of: $0, inQuestion: index) } ?? award.place(desk, index),
        mend: asksForThoughts
          ? "write the word in full, or a phrase that says what the text of the case does not"
          : "look for words that only an answer has, such as you, or what is done with the patient's words",
        why: "whoever takes over a few words of the case, or only speaks of the same things, would earn the mark")
    }
  }

  /// Who is asked for thoughts, or for what must be done, takes up the words of the case, and should.
  private var asksForThoughts: Bool { [.patient, .wonder, .safety, .avoid].contains(anchors.question.kind) }

  /// Whether a hit says something about the evidence: it is not what the rubric asks for in these very words; and where
  /// the words of the case are welcome, only a word that may be another than was meant does.
  private func isTelling(_ hit: EvidenceSpan, _ award: Award) -> Bool {
    let stems = reader.stems(of: hit.text)
    if !stems.isEmpty, stems.isSubset(of: reader.stems(of: askedFor(award))) { return false }
    return !asksForThoughts || (try? Phrase(parsing: hit.rule))?.isLooseWord(hit.text) == true
  }

  /// What a rubric says that it looks for.
  private func askedFor(_ award: Award) -> String {
    let texts: [String]
    switch anchors.question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      texts = criteria.filter { $0.id == award.id }.map(\.looksFor)
    case .safety(let items): texts = items.filter { $0.id == award.id }.map(\.says)
    case .patient(let views, _), .wonder(let views, _): texts = views.map(\.view)
    case .between(let levels), .reflect(let levels): texts = levels.map(\.descriptor)
    case .avoid(let pitfalls, _): texts = pitfalls.map(\.name)
    case .notice: texts = []
    }
    return (texts + [award.id]).joined(separator: ". ")
  }

  /// Of a phrase with choices, what was met.
  private static func rule(of hit: EvidenceSpan) -> String {
    (try? Phrase(parsing: hit.rule))?.narrowed(to: hit.text) ?? hit.rule
  }
}
