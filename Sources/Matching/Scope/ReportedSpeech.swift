/// Somebody else's words: "the nurse told him ...", "..., she said".
struct ReportedSpeech {
  private let words: ArraySlice<AnswerText.Word>

  /// - Parameter words: the words of one sentence.
  init(_ words: ArraySlice<AnswerText.Word>) {
    self.words = words
  }

  /// Where somebody else's words begin in the sentence; they last to its end. Nil when there are none.
  ///
  /// - Parameter isQuestion: whether the sentence asks; what is asked is not told.
  func start(isQuestion: Bool) -> Int? {
    if isAttributed { return words.startIndex }
    return isQuestion ? nil : told
  }

  /// After "she said", "the nurse told him", "the farmer next door told me".
  private var told: Int? {
    for index in words.indices where words[index].has(.saying) && index + 1 < words.endIndex {
      if index > words.startIndex {
        let before = words[index - 1]
        // "Nobody can say", "I want to ask": nothing has been said.
        if before.is(.to) || before.is(.can) || before.has(.modal) { continue }
      }
      // "But tell me about your son": asked of the patient.
      let object = words[index + 1]
      let isRequest = words[index].is(.tell) || words[index].is(.ask) || words[index].is(.say)
      if isRequest, object.is(.me) || object.is(.us) { continue }
      let before = words[clauseStart(before: index)..<index]
      if let person = before.last(where: { $0.has(.person) }) {
        if person.has(.thirdPerson) { return index + 1 }
      } else if before.contains(where: { $0.has([.article, .people]) }) {
        return index + 1
      }
    }
    return nil
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
