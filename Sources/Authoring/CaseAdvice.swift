public import CaseModel
public import Diagnostics
public import Scoring

/// What an author may want to make better in a case without fault.
public enum CaseAdvice {
  /// What a piece of advice is about; the raw value is the id of its diagnostic.
  public enum Kind: String, Sendable, CaseIterable {
    /// A question that is judged has fewer anchors than there are sorts of answer.
    case fewAnchors = "few-anchors"
    /// Anchors say nothing about a criterion.
    case unmarkedCriterion = "unmarked-criterion"
    /// No anchor gets a criterion's full mark.
    case neverMetInFull = "never-met-in-full"
    /// The case names what must not be missed, and asks nobody.
    case safetyWithoutQuestion = "safety-without-question"
    /// No anchor tells two criteria apart.
    case criteriaAlike = "criteria-alike"
    /// The case's own text gets a full mark.
    case foundInTheCase = "found-in-the-case"
    /// A criterion has no praise or no advice.
    case noFeedback = "no-feedback"
    /// A situation that is much to read.
    case longSituation = "long-situation"
    /// A sentence of it that is.
    case longSentence = "long-sentence"
    /// An opening line of many words.
    case longOpening = "long-opening"
    /// A praise, an advice or a comment of many words.
    case longFeedback = "long-feedback"
    /// A situation of long words and sentences.
    case hardToRead = "hard-to-read"
    /// The name of a skill where a phrase is looked for.
    case skillAsPhrase = "skill-as-phrase"
    /// A criterion of which most evidence is found in no anchor.
    case evidenceUntried = "evidence-untried"

    /// What lacks a test altogether comes before what could be tested better.
    fileprivate var rank: Int {
      switch self {
      case .fewAnchors, .neverMetInFull, .safetyWithoutQuestion: 0
      case .evidenceUntried: 2
      default: 1
      }
    }
  }

  /// Advice on one case, in the order of its file.
  ///
  /// - Parameters:
  ///   - teachingCase: the case; its anchors get what they must.
  ///   - anchors: its anchors as they were scored, for the check of their marks.
  ///   - skills: the names of the skills that it could use.
  /// - Returns: diagnostics of the severity `advice`.
  public static func pieces(
    on teachingCase: Case, _ anchors: [ScoredAnchors], skills: Set<String> = []
  ) -> [Diagnostic] {
    let desk = AdviceDesk(teachingCase)
    let scored = Dictionary(anchors.map { ($0.question.id, $0) }) { first, _ in first }
    var pieces = TextAdvice(teachingCase, desk).pieces
    for (index, question) in teachingCase.questions.enumerated() where !question.kind.isPrivate {
      pieces += desk.tree.phrases(inQuestion: index).filter { skills.contains($0.text) && $0.text.contains("-") }.map {
        desk.piece(
          .skillAsPhrase, "there is a skill of this name, and here its name is looked for as words", at: $0.span,
          mend: "write skill: \($0.text)")
      }
      if let few = AnchorAdvice.few(question, index, desk) { pieces.append(few) }
      // Of a question without anchors there is no more to tell.
      guard let anchors = scored[question.id] else { continue }
      pieces += AnchorAdvice(anchors, index, desk).pieces(for: teachingCase)
    }
    return pieces.enumerated().sorted { left, right in
      (left.element.span.start, left.offset) < (right.element.span.start, right.offset)
    }.map(\.element)
  }

  /// The pieces that matter most where not all can be shown, in their order.
  ///
  /// - Parameters:
  ///   - count: how many to keep; not below 0.
  ///   - pieces: advice on the cases of one file.
  /// - Returns: at most so many.
  public static func foremost(_ count: Int, of pieces: [Diagnostic]) -> [Diagnostic] {
    let ranked = pieces.indices.sorted { left, right in
      (rank(pieces[left]), left) < (rank(pieces[right]), right)
    }
    return ranked.prefix(count).sorted().map { pieces[$0] }
  }

  private static func rank(_ piece: Diagnostic) -> Int {
    Kind(rawValue: piece.id)?.rank ?? 0
  }
}

/// Writes advice on one case.
struct AdviceDesk {
  let tree: CaseTree

  init(_ teachingCase: Case) {
    tree = CaseTree(teachingCase)
  }

  func piece(
    _ kind: CaseAdvice.Kind, _ message: String, at span: SourceSpan, mend: String, why: String? = nil,
    notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(kind.rawValue, .advice, message, in: tree.origin, at: span, mend: mend, why: why, notes: notes)
  }
}
