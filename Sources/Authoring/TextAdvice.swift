import CaseModel
import Diagnostics

/// What is missing, long or hard to read in the texts of a case.
struct TextAdvice {
  /// The most words of a situation.
  static let longestSituation = 160
  /// The most words of one sentence of it.
  static let longestSentence = 35
  /// The highest Flesch-Kincaid grade of it.
  static let highestGrade = 9.0
  /// Texts of fewer words are too short for a grade to say anything.
  static let shortestGraded = 30
  /// The most words of an opening line.
  static let longestOpening = 60
  /// The most words of a praise, an advice or a comment.
  static let longestFeedback = 50

  let teachingCase: Case
  let desk: AdviceDesk

  init(_ teachingCase: Case, _ desk: AdviceDesk) {
    self.teachingCase = teachingCase
    self.desk = desk
  }

  var pieces: [Diagnostic] {
    situation + opening + safety
      + teachingCase.questions.enumerated().flatMap { index, question in
        criteria(of: question).enumerated().flatMap { item, criterion in feedback(criterion, item, index) }
          + question.watches.enumerated().compactMap { place, watch in
            long(
              watch.comment, "the comment of \(watch.flag)", at: desk.tree.place(ofComment: place, inQuestion: index))
          }
      }
  }

  // MARK: Reading

  private var situation: [Diagnostic] {
    let text = ReadingLevel(teachingCase.situation)
    let place = desk.tree.place(of: "situation")
    var pieces: [Diagnostic] = []
    if text.words > Self.longestSituation {
      pieces.append(
        desk.piece(
          .longSituation,
          "the situation has \(text.words) words, and more than \(Self.longestSituation) are much to keep in mind",
          at: place, mend: "keep what the learner needs for the questions"))
    }
    if text.longest > Self.longestSentence {
      let start = text.longestSentence.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
      pieces.append(
        desk.piece(
          .longSentence, "the sentence “\(start) ...” has \(text.longest) words", at: place,
          mend: "make two or three sentences of it, none longer than \(Self.longestSentence) words"))
    }
    if text.words >= Self.shortestGraded, text.grade > Self.highestGrade {
      let grade = (text.grade * 10).rounded() / 10
      pieces.append(
        desk.piece(
          .hardToRead, "the situation reads at school grade \(grade) by the Flesch-Kincaid formula", at: place,
          mend: "shorter sentences and plainer words bring it to \(Int(Self.highestGrade)) or less",
          why: "it is read under time, and by people to whom English is a second language"))
    }
    return pieces
  }

  private var opening: [Diagnostic] {
    guard let opening = teachingCase.opening else { return [] }
    let words = ReadingLevel(opening).words
    guard words > Self.longestOpening else { return [] }
    return [
      desk.piece(
        .longOpening,
        "the opening has \(words) words; a patient's first line seldom has more than \(Self.longestOpening)",
        at: desk.tree.place(of: "opening"), mend: "keep the words that the learner must hear")
    ]
  }

  // MARK: Feedback

  private func criteria(of question: Question) -> [Criterion] {
    switch question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria
    default: []
    }
  }

  private func feedback(_ criterion: Criterion, _ item: Int, _ index: Int) -> [Diagnostic] {
    let texts: [(key: String, text: String?)] = [("praise", criterion.praise), ("advice", criterion.advice)]
    var pieces = texts.compactMap { key, text in
      text.flatMap {
        long($0, "the \(key) of \(criterion.id)", at: desk.tree.place(ofItem: item, key, inQuestion: index))
      }
    }
    let missing = texts.filter { $0.text == nil }.map(\.key)
    if !missing.isEmpty {
      pieces.append(
        desk.piece(
          .noFeedback, "\(criterion.id) has no \(missing.joined(separator: " and no "))",
          at: desk.tree.place(ofItem: item, inQuestion: index),
          mend: "add " + missing.map { "\($0):" }.joined(separator: " and ") + ", a sentence or two to the learner"))
    }
    return pieces
  }

  private func long(_ text: String, _ name: String, at place: SourceSpan) -> Diagnostic? {
    let words = ReadingLevel(text).words
    guard words > Self.longestFeedback else { return nil }
    return desk.piece(
      .longFeedback, "\(name) has \(words) words; after \(Self.longestFeedback) few read on", at: place,
      mend: "keep the one thing that the learner can do next time")
  }

  /// What must not be missed, and nobody is asked about.
  private var safety: [Diagnostic] {
    // "none" says that there is nothing.
    guard let note = teachingCase.safetyNote, !["none", "none."].contains(OneLine.of(note).lowercased()),
      !teachingCase.questions.contains(where: { $0.kind == .safety })
    else {
      return []
    }
    return [
      desk.piece(
        .safetyWithoutQuestion, "safety: names what must not be missed, and no question asks for it",
        at: desk.tree.place(of: "safety"), mend: "add a question that begins with - safety: and lists what is required:"
      )
    ]
  }
}
