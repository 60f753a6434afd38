/// Somebody else's words: "the nurse told him ...", "..., she said".
struct ReportedSpeech {
  private let words: ArraySlice<AnswerText.Word>

  /// - Parameter words: the words of one sentence.
  init(_ words: ArraySlice<AnswerText.Word>) {
    self.words = words
  }

  /// Where somebody else's words are in the sentence: to its end, or to where the learner begins to speak again. Nil when
  /// there are none.
  ///
  /// - Parameter isQuestion: whether the sentence asks; what is asked is not told.
  /// - Returns: the range of those words.
  func range(isQuestion: Bool) -> Range<Int>? {
    if isAttributed { return words.startIndex..<words.endIndex }
    guard !isQuestion, let told else { return nil }
    return told..<min(ownWords(after: told), endOfSubclause(told))
  }

  /// "When people say that, they may be thinking of suicide": what comes after the comma is one's own.
  private func endOfSubclause(_ told: Int) -> Int {
    guard words[clauseStart(before: told - 1)..<told].contains(where: { $0.is(.when) || $0.is(.if) }) else {
      return words.endIndex
    }
    return words.indices.suffix(from: told).first { !words[$0].before.isDisjoint(with: [.comma, .clause]) }
      ?? words.endIndex
  }

  /// "The nurse told me you waited, and I am so sorry": one's own words again.
  private func ownWords(after start: Int) -> Int {
    for index in words.indices.suffix(from: start).dropFirst() where words[index].has(.subject) {
      let begins = words[index - 1].has(.joiner) || !words[index].before.isDisjoint(with: [.comma, .clause])
      if begins, words[index].has(.firstPerson) {
        return words[index - 1].has(.joiner) ? max(start, index - 1) : index
      }
    }
    return words.endIndex
  }

  /// After "she said", "the nurse told him", "the farmer next door told me".
  private var told: Int? {
    for index in words.indices where index + 1 < words.endIndex && isTelling(index) {
      // "But tell me about your son": asked of the patient.
      let object = words[index + 1]
      let isRequest = words[index].is(.tell) || words[index].is(.ask) || words[index].is(.say)
      if isRequest, object.is(.me) || object.is(.us) { continue }
      let before = words[clauseStart(before: index)..<index]
      // "You've been told that ...": whoever was told, somebody else said it.
      if words[index].has(.saidBefore), before.last?.has(.passive) == true, !object.is(.to) { return index + 1 }
      if before.contains(where: { $0.has(.title) }) { return index + 1 }
      if let person = before.last(where: { $0.has(.person) }) {
        if person.has(.thirdPerson) { return index + 1 }
      } else if before.contains(where: { $0.has(.people) }) {
        return index + 1
      } else if words[index].has(.saidBefore), before.contains(where: { $0.has(.article) }) {
        // "The farmer next door told me"; but the scan that "says otherwise" is no person.
        return index + 1
      }
    }
    return nil
  }

  /// Whether a word tells that something was said: not "nobody can say", "I want to ask", "the answer".
  private func isTelling(_ index: Int) -> Bool {
    let word = words[index]
    guard index > words.startIndex else { return word.has(.saying) }
    let before = words[index - 1]
    if word.is(.know), before.is(.to), index - 2 >= words.startIndex, words[index - 2].is(.wanted) { return true }
    guard word.has(.saying), !word.is(.wanted) else { return false }
    if word.has(.thingSaid), before.has(.beforeThing) { return false }
    return !(before.is(.to) || before.is(.can) || before.has(.modal))
  }

  /// "..., she told me", "..., says the nurse": all that stands before is somebody else's.
  private var isAttributed: Bool {
    guard let comma = words.indices.suffix(5).last(where: { words[$0].before.contains(.comma) }),
      comma > words.startIndex, comma + 1 < words.endIndex
    else { return false }
    if words[comma].has(.thirdPerson) { return words[comma + 1].has(.saying) }
    return (words[comma].is(.says) || words[comma].is(.said)) && words[comma...].contains { $0.has(.thirdPerson) }
  }

  /// Up to four words back, but not over a comma or into what another clause is about.
  private func clauseStart(before index: Int) -> Int {
    var start = index
    while start > words.startIndex, index - start < 4 {
      if !words[start].before.isDisjoint(with: [.comma, .clause]) { break }
      if words[start - 1].has(.joiner), !words[start - 1].is(.then) { break }
      start -= 1
    }
    return start
  }
}
