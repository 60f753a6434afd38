/// What stands in brackets or stars is done rather than said, unless it speaks to "you": "(I wait.)", "*nods*".
enum StageDirections {
  static func mark(_ answer: inout AnswerText) {
    var open: Int?
    for index in answer.words.indices {
      let before = answer.words[index].before
      if before.isEmpty { continue }
      if before.contains(.closeBracket), let start = open {
        mark(start..<index, &answer)
        open = nil
      }
      if before.contains(.openBracket) { open = index }
    }
    // A bracket that never closes is no stage: it may be a smiley.
    if let open, answer.trailing.contains(.closeBracket) { mark(open..<answer.words.count, &answer) }
  }

  private static func mark(_ range: Range<Int>, _ answer: inout AnswerText) {
    guard !answer.words[range].contains(where: { $0.has(.secondPerson) }) else { return }
    for index in range where answer.standings[index].zone == .speech { answer.standings[index].zone = .described }
  }
}
