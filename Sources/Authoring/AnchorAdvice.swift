import CaseModel
import Diagnostics
import Scoring

/// What the anchors of one question leave untested, and what they show about its rubric.
struct AnchorAdvice {
  /// The sorts of answer that an author should have looked at, one anchor each at least.
  private static let sorts = [
    "strong", "partial", "warm but empty", "cold but correct", "near miss", "plain unusual words or second language",
  ]

  private let anchors: ScoredAnchors
  private let index: Int
  private let desk: AdviceDesk
  private let awards: [Award]

  /// What one criterion or required item gets in each anchor.
  private struct Award {
    let id: String
    /// Its place in the rubric; nil where one mark is given for all of it.
    let item: Int?
    let verdicts: [Verdict]
    let evidence: [[EvidenceSpan]]
  }

  init(_ anchors: ScoredAnchors, _ index: Int, _ desk: AdviceDesk) {
    self.anchors = anchors
    self.index = index
    self.desk = desk
    awards = Self.awards(anchors.question, anchors.scores)
  }

  /// Too few anchors, or none.
  static func few(_ question: Question, _ index: Int, _ desk: AdviceDesk) -> Diagnostic? {
    let count = question.anchors.count
    guard count < sorts.count else { return nil }
    return desk.piece(
      .fewAnchors,
      "the question \(question.id) has \(count == 0 ? "no anchor" : count == 1 ? "1 anchor" : "\(count) anchors")",
      at: desk.tree.place(ofQuestion: index),
      mend: "write six or more, one of each sort: " + sorts.joined(separator: "; "),
      why: "anchors are the tests of a rubric, and each of these sorts finds other mistakes")
  }

  func pieces(for teachingCase: Case) -> [Diagnostic] {
    unmet + alike + untried + found(in: teachingCase.opening, "the opening line")
      + found(in: teachingCase.situation, "the situation")
  }

  // MARK: Marks

  private static func awards(_ question: Question, _ scores: [Score]) -> [Award] {
    let hasOneMark = ![.say, .turn, .explain, .safety].contains(question.kind)
    return question.markable.enumerated().map { item, mark in
      let results = scores.map { result(of: mark.id, in: $0) }
      return Award(
        id: mark.id, item: hasOneMark ? nil : item, verdicts: results.map(\.verdict), evidence: results.map(\.evidence))
    }
  }

  private static func result(of id: String, in score: Score) -> (verdict: Verdict, evidence: [EvidenceSpan]) {
    if let mark = score.marks.first(where: { $0.criterion == id }) { return (mark.verdict, mark.evidence) }
    guard let item = score.safety.first(where: { $0.item == id }), let isMet = item.isMet else {
      return (.cannotTell, [])
    }
    return (isMet ? .met : .notSeen, item.evidence)
  }

  private func place(of award: Award) -> SourceSpan {
    award.item.map { desk.tree.place(ofItem: $0, inQuestion: index) } ?? desk.tree.place(ofQuestion: index)
  }

  private var unmet: [Diagnostic] {
    awards.filter { !$0.verdicts.contains(.met) }.map { award in
      desk.piece(
        .neverMetInFull, "no anchor gets the full mark for \(award.id)", at: place(of: award),
        mend: "write an anchor that must get it, as a good answer would say it",
        why: "nothing shows that a good answer is recognised")
    }
  }

  /// Two criteria that no anchor tells apart.
  private var alike: [Diagnostic] {
    guard anchors.scores.count >= Self.sorts.count else { return [] }
    return awards.indices.compactMap { second in
      let award = awards[second]
      guard award.verdicts.contains(where: { $0 == .met || $0 == .partly }),
        let first = awards[..<second].first(where: { $0.verdicts == award.verdicts })
      else { return nil }
      return desk.piece(
        .criteriaAlike, "\(award.id) and \(first.id) get the same in all \(anchors.scores.count) anchors",
        at: place(of: award),
        mend: "write an anchor that meets one of them and not the other; if there is none, make one of the two",
        notes: [Diagnostic.Note(first.id, at: place(of: first))])
    }
  }

  // MARK: Evidence

  /// One piece for each criterion, at the first of its entries.
  private var untried: [Diagnostic] {
    awards.compactMap { award in
      let isOfIt = { (entry: EvidenceEntry) in award.item == nil || entry.item == award.item }
      // Of what no anchor meets it has been said that nothing shows it.
      let isTold = !award.verdicts.contains(.met) && award.item != nil
      let untried = anchors.untried.filter { isOfIt($0) && !(isTold && $0.key != .partly) }
      guard let first = untried.first else { return nil }
      let all = anchors.entries.count(where: isOfIt)
      let what = all == 1 ? "the evidence" : "\(untried.count) of \(all) pieces of evidence"
      return desk.piece(
        .evidenceUntried,
        "\(what) for \(award.id) \(untried.count == 1 ? "is" : "are") found in no anchor"
          + (untried.count > 1 ? "; this is the first" : ""),
        at: desk.tree.place(of: first, inQuestion: index),
        mend: "write an anchor that says it, or take it out",
        why: "nothing shows that it finds what it is meant to find")
    }
  }

  /// Full marks that a text of the case itself would get.
  private func found(in text: String?, _ name: String) -> [Diagnostic] {
    guard let text else { return [] }
    let (score, found) = anchors.score(ofCaseText: text)
    return Self.awards(anchors.question, [score]).filter { $0.verdicts == [.met] }.map { award in
      let entry = found.first { $0.item == award.item && ($0.key == .full || $0.key == .evidence) }
      let words = Set(award.evidence.joined().map { "“\(Self.onOneLine($0.text))” by \($0.rule)" }).sorted()
      return desk.piece(
        .foundInTheCase,
        "\(name) by itself gets the full mark for \(award.id): " + words.prefix(3).joined(separator: "; "),
        at: entry.map { desk.tree.place(of: $0, inQuestion: index) } ?? place(of: award),
        mend: "look for words that only an answer has, such as you, or what is done with the patient's words",
        why: "whoever takes over a few words of the case, or only speaks of the same things, would earn the mark")
    }
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
