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

  init(_ anchors: ScoredAnchors, _ index: Int, _ desk: AdviceDesk) {
    self.anchors = anchors
    self.index = index
    self.desk = desk
    awards = Award.all(of: anchors.question, anchors.scores)
  }

  /// Too few anchors, or none. The same answer twice tests nothing more.
  static func few(_ question: Question, _ index: Int, _ desk: AdviceDesk) -> Diagnostic? {
    let all = question.anchors.count
    let count = Set(question.anchors.map { OneLine.of($0.answer).lowercased() }).count
    guard count < sorts.count else { return nil }
    let have = count == 0 ? "no anchor" : count == 1 ? "1 anchor" : "\(count) anchors"
    return desk.piece(
      .fewAnchors,
      "the question \(question.id) has \(have)" + (count < all ? " that differ, of \(all)" : ""),
      at: desk.tree.place(ofQuestion: index),
      mend: "write six or more, one of each sort: " + sorts.joined(separator: "; "),
      why: "anchors are the tests of a rubric, and each of these sorts finds other mistakes")
  }

  func pieces(for teachingCase: Case) -> [Diagnostic] {
    unmarked + unmet + alike + EvidenceAdvice(anchors, awards, index, desk).pieces
      + CaseTextAdvice(anchors, index, desk).pieces(for: teachingCase)
  }

  // MARK: Marks

  /// The verdicts on one criterion in the anchors that state its mark.
  private func verdicts(_ award: Award) -> [Verdict] {
    anchors.question.anchors.indices.filter { states($0, award) }.map { award.verdicts[$0] }
  }

  private func states(_ anchor: Int, _ award: Award) -> Bool { anchors.question.anchors[anchor].states(award.id) }

  private var unmarked: [Diagnostic] {
    let all = anchors.question.anchors
    let silent = all.indices.filter { anchor in !awards.allSatisfy { states(anchor, $0) } }
    guard let first = silent.first else { return [] }
    let missing = awards.map(\.id).filter { id in !all.allSatisfy { $0.states(id) } }
    return [
      desk.piece(
        .unmarkedCriterion,
        (silent.count == 1 ? "an anchor gives" : "\(silent.count) of \(all.count) anchors give")
          + " no mark for \(missing.joined(separator: " or "))" + (silent.count == 1 ? "" : "; this is the first"),
        at: all[first].place, mend: "add it to their marks:, 0 where the answer does not do it",
        why: "of a criterion that it does not name an anchor tests nothing")
    ]
  }

  private var unmet: [Diagnostic] {
    awards.filter { !verdicts($0).contains(.met) }.map { award in
      desk.piece(
        .neverMetInFull, "no anchor gets the full mark for \(award.id)", at: award.place(desk, index),
        mend: "write an anchor that must get it, as a good answer would say it",
        why: "nothing shows that a good answer is recognised")
    }
  }

  /// Two criteria that no anchor tells apart, and that live on the same words.
  private var alike: [Diagnostic] {
    awards.indices.compactMap { second in
      let award = awards[second]
      guard let first = awards[..<second].first(where: { isAlike($0, award) }) else { return nil }
      let count = both(first, award).count
      return desk.piece(
        .criteriaAlike, "\(award.id) and \(first.id) get the same in all \(count) anchors, mostly by the same words",
        at: award.place(desk, index),
        mend: "write an anchor that meets one of them and not the other; if there is none, make one of the two",
        notes: [Diagnostic.Note(first.id, at: first.place(desk, index))])
    }
  }

  /// The anchors that state the marks of both.
  private func both(_ first: Award, _ second: Award) -> [Int] {
    anchors.scores.indices.filter { states($0, first) && states($0, second) }
  }

  private func isAlike(_ first: Award, _ second: Award) -> Bool {
    let both = both(first, second)
    guard both.count >= Self.sorts.count, both.allSatisfy({ first.verdicts[$0] == second.verdicts[$0] }) else {
      return false
    }
    let earning = both.filter { [.met, .partly].contains(first.verdicts[$0]) }
    let shared = earning.filter { anchor in
      first.evidence[anchor].contains { left in
        second.evidence[anchor].contains { $0.start < left.end && left.start < $0.end }
      }
    }
    return !earning.isEmpty && shared.count * 2 >= earning.count
  }
}

/// What one criterion or required item gets in each of some answers.
struct Award {
  let id: String
  /// Its place in the rubric; nil where one mark is given for all of it.
  let item: Int?
  let verdicts: [Verdict]
  let evidence: [[EvidenceSpan]]

  /// What each criterion of a question gets.
  static func all(of question: Question, _ scores: [Score]) -> [Award] {
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

  /// Where it stands in the file.
  func place(_ desk: AdviceDesk, _ index: Int) -> SourceSpan {
    item.map { desk.tree.place(ofItem: $0, inQuestion: index) } ?? desk.tree.place(ofQuestion: index)
  }

  /// Whether a piece of evidence is for it.
  func isServed(by entry: EvidenceEntry) -> Bool { item == nil || entry.item == item }
}

/// Text for a message.
enum OneLine {
  static func of(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
