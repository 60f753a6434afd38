public import CaseModel
import Matching

/// The anchors of one question with what they got, scored once: for the check of their marks, and for advice.
public struct ScoredAnchors {
  /// The question.
  public let question: Question
  /// What each of its anchors got, in their order.
  public let scores: [Score]
  /// Every entry of its evidence, in the order in which they are written.
  public let entries: [EvidenceEntry]
  /// The entries that were found in an anchor that states the mark they are for.
  public let tried: [EvidenceEntry]
  /// The entries that were found in no such anchor. Of an entry that was not found its parts are not named too.
  public let untried: [EvidenceEntry]

  private let scorer: Scorer
  private let compiled: [CompiledQuestion.Entry]

  /// Scores the anchors of a case.
  ///
  /// - Parameters:
  ///   - teachingCase: the case.
  ///   - bank: where its skills and word groups are.
  /// - Returns: the questions that have anchors, in their order.
  public static func all(of teachingCase: Case, in bank: CaseBank) -> [ScoredAnchors] {
    let reader = TextReader()
    return teachingCase.questions.filter { !$0.anchors.isEmpty }.map { question in
      ScoredAnchors(question, CompiledQuestion(question, of: teachingCase, in: bank), reader)
    }
  }

  private init(_ question: Question, _ compiled: CompiledQuestion, _ reader: TextReader) {
    let scorer = Scorer(compiled, reader: reader)
    let entries = compiled.entries
    var isFound = Array(repeating: false, count: entries.count)
    scores = question.anchors.map { anchor in
      scorer.score(anchor.answer, isOwnText: false) { finder in
        for (place, entry) in entries.enumerated() where !isFound[place] && question.states(entry.entry, in: anchor) {
          isFound[place] = finder.isFound(entry.node, entry.stance)
        }
      }
    }
    self.question = question
    self.scorer = scorer
    self.compiled = entries
    self.entries = entries.map(\.entry)
    tried = entries.indices.filter { isFound[$0] }.map { entries[$0].entry }
    untried = entries.indices.filter { place in
      !isFound[place] && entries[place].parent.map { isFound[$0] } ?? true
    }.map { entries[$0].entry }
  }

  /// Scores a text of the case itself as if a learner had written it, and nothing of it counted as copied.
  ///
  /// - Parameter text: the opening line, or the situation.
  /// - Returns: the score, and the entries that were found.
  public func score(ofCaseText text: String) -> (score: Score, found: [EvidenceEntry]) {
    var found: [EvidenceEntry] = []
    let score = scorer.score(text, isOwnText: true) { finder in
      found = compiled.filter { finder.isFound($0.node, $0.stance) }.map(\.entry)
    }
    return (score, found)
  }
}

extension Question {
  /// Whether an anchor says which mark it must get for what a piece of evidence is for.
  fileprivate func states(_ entry: EvidenceEntry, in anchor: Anchor) -> Bool {
    let ids = markable.map(\.id)
    // Perspectives, levels and pitfalls get one mark together.
    let item = ids.count == 1 ? 0 : entry.item
    return ids.indices.contains(item) && anchor.states(ids[item])
  }
}

extension Anchor {
  /// Whether it says which mark it must get.
  ///
  /// - Parameter criterion: id of a criterion or of a safety item.
  /// - Returns: false when the anchor asserts nothing about it.
  public func states(_ criterion: String) -> Bool { marks.contains { $0.criterion == criterion } }
}
