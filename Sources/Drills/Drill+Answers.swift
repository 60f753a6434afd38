extension Drill {
  mutating func take(_ texts: [String], to question: QuestionKey) -> Refusal? {
    var refusal: Refusal? = .empty
    let first = seats.count + 1
    for text in texts {
      let number = seats.count + 1
      refusal = take(text, to: question, from: number)
      if refusal == nil { seats.append(Seat(number: number, name: nil, device: nil, isTyped: true)) }
    }
    guard seats.count >= first else { return refusal }
    done.append(.answers(question, seats: first...seats.count))
    return nil
  }

  /// Letters are given when answers are first shown, and stay: people speak of "what B said". Answers that come after that,
  /// where a question was opened again, get the next ones.
  mutating func giveLetters() {
    guard [.shown, .revealed].contains(place.stage), let key = currentKey else { return }
    letters[key] = lettered(key)
  }

  /// Whose answers to a question there are, in the order of their letters: those that have been shown, then the others in an
  /// order of chance.
  func lettered(_ question: QuestionKey) -> [Int] {
    let (shown, answers) = (letters[question] ?? [], answers(to: question))
    let others = answers.keys.filter { !shown.contains($0) }
    return shown + Letters.order(others, seed: plan.seed, of: question)
  }

  mutating func take(_ text: String, to question: QuestionKey, from seat: Int) -> Refusal? {
    guard takesAnswers, question == currentKey else { return .notOpen }
    guard text.unicodeScalars.contains(where: Self.isSeen) else { return .empty }
    guard text.unicodeScalars.count <= Self.longestAnswer else { return .tooLong }
    answers[question, default: [:]][seat] = text
    return nil
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }
}
