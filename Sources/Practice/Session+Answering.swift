import CaseModel
import Scheduling
import Scoring

/// Questions, answers, and the rating at the end of a case.
extension Session {
  mutating func ask() -> [Step] {
    guard let open else { return offer() }
    guard open.index < open.questions.count else { return close(open) }
    state = .answering
    let earlier = library.draft(open.teachingCase.id, open.question) ?? ""
    self.open?.lines = Self.lines(of: earlier)
    self.open?.hintsShown = 0
    self.open?.scorer = nil
    self.open?.isTakenBack = false
    return [.ask(open.question, number: open.index + 1, of: open.questions.count, draft: earlier)]
  }

  mutating func take(_ line: String) -> [Step] {
    if let command = Command(line) { return run(command) }
    if line.allSatisfy(\.isWhitespace) { return handIn() }
    // A pasted text comes as one line that holds line breaks; empty lines within it end nothing.
    open?.lines.append(line)
    return saveDraft() + (Command.meant(by: line).map { [.say(.tookAsAnswer(meant: $0))] } ?? [])
  }

  mutating func takeEdited(_ text: String) -> [Step] {
    var lines = Self.lines(of: text)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    open?.lines = lines
    return saveDraft() + [.say(.edited(lines.joined(separator: "\n")))]
  }

  func saveDraft() -> [Step] {
    guard let open else { return [] }
    return [.saveDraft(caseID: open.teachingCase.id, question: open.question, text: open.text)]
  }

  private mutating func handIn() -> [Step] {
    while open?.lines.last?.isEmpty == true { open?.lines.removeLast() }
    prepare()
    guard let open, !open.lines.isEmpty else { return [.say(.nothingToHandIn)] }
    let scored = open.scorer?.explainedScore(open.text)
    let answered = Answered(
      teachingCase: open.teachingCase, question: open.question, text: open.text, hints: open.hintsShown,
      score: scored?.score, movements: scored?.movements ?? [:])
    state = .keeping(answered)
    return [.keep(answered)]
  }

  mutating func showResult(_ answered: Answered) -> [Step] {
    open?.add(answered)
    if answered.question.kind.isPrivate {
      let level: [Step] = answered.score?.reflectionLevel == nil ? [] : [.feedback(answered)]
      return level + [.keptPrivately(answered.question)] + ask()
    }
    lastScored = answered
    return [.feedback(answered)] + ask()
  }

  // MARK: The end of a case

  private mutating func close(_ open: OpenCase) -> [Step] {
    // Of a case that was only skipped through there is nothing to remember.
    guard open.hasAnswer || open.tally.possible > 0 else { return [.close(open.teachingCase)] + next() }
    state = .rating
    let proposal = Proposal(
      open.tally, hadHint: open.hadHint, missedSafety: open.missedSafety, hasUnread: open.hasUnread)
    return [.close(open.teachingCase), .schedule(open.teachingCase, proposal)]
  }

  mutating func takeRating(_ line: String) -> [Step] {
    if let command = Command(line) ?? Command(slipIn: line) { return run(command) }
    if line.allSatisfy(\.isWhitespace) { return next() }
    guard let rating = Rating(typed: line) else { return [.say(.whichRating)] }
    return [.rate(rating)] + next()
  }

  /// After a case: the next one, or the end without a word.
  mutating func next() -> [Step] { queue.isEmpty ? finish([]) : offer() }

  private static func lines(of text: String) -> [String] {
    text.isEmpty ? [] : text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

extension Rating {
  /// The rating of a key: its number, or its name or how that begins.
  init?(typed line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first?.lowercased() else { return nil }
    if let number = Int(word) {
      self.init(rawValue: number)
    } else if let rating = Rating.allCases.first(where: { "\($0)".hasPrefix(word) }) {
      self = rating
    } else {
      return nil
    }
  }
}
