/// Finds what is only a condition within a sentence: "if you were sad, ...".
enum Conditions {
  static func mark(_ answer: inout AnswerText, _ sentence: AnswerText.Sentence) {
    let words = answer.words[sentence.words]
    if let wish = unreal(words) {
      for index in (wish + 1)..<words.endIndex { answer.standings[index].condition = wish }
      return
    }
    var trigger = sentence.isQuestion ? nil : inverted(words)
    for index in words.indices {
      if let current = trigger, ends(index, from: current, words),
        !reachesOn(index, from: current, words, isQuestion: sentence.isQuestion)
      {
        trigger = nil
      }
      if let trigger, index > trigger { answer.standings[index].condition = trigger }
      if words[index].has(.condition), !isPoliteOrIndirect(index, words) { trigger = index }
    }
  }

  /// "Had you told me ...", "Were you frightened ...": a condition without its "if".
  private static func inverted(_ words: ArraySlice<AnswerText.Word>) -> Int? {
    guard words.count > 3, let first = words.first, first.is(.had) || first.is(.were) else { return nil }
    return words[words.startIndex + 1].has(.subject) ? words.startIndex : nil
  }

  /// Whether what comes after the condition is itself only imagined: "unless ..., this stays with me", "if she shouted, I
  /// would feel hurt". "If it hurts, I would like to see you" is a wish, and holds.
  private static func reachesOn(
    _ index: Int, from trigger: Int, _ words: ArraySlice<AnswerText.Word>, isQuestion: Bool
  ) -> Bool {
    if words[trigger].has(.wideCondition) { return true }
    if isQuestion { return false }
    for place in words.indices.suffix(from: index).prefix(4) where words[place].has(.imagined) {
      let next = words.indices.contains(place + 1) ? words[place + 1] : nil
      return !(next?.has(.wishing) == true && next?.is(.be) == false)
    }
    return false
  }

  /// Where a sentence begins to tell what is not so: "If I had more time, I would ...", "I wish I could ...".
  private static func unreal(_ words: ArraySlice<AnswerText.Word>) -> Int? {
    words.indices.dropLast(2).first { index in
      if words[index].is(.i) { return words[index + 1].is(.wish) && words[index + 2].is(.i) }
      guard words[index].is(.if), words[index + 1].is(.i), words[index + 2].has(.unreal) else { return false }
      // "If I were her I'd feel accused" looks with the other's eyes, and is welcome.
      let other = words.indices.contains(index + 3) ? words[index + 3] : nil
      return !(other?.has([.secondPerson, .thirdPerson]) == true && !words[index + 2].is(.had))
    }
  }

  /// Whether a condition stops before this word: at a comma, at "then", or where the main clause begins without either
  /// ("if you stop them you will die").
  private static func ends(_ index: Int, from trigger: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    if !words[index].before.isDisjoint(with: [.comma, .clause]) || words[index].is(.then) { return true }
    guard index - trigger >= 3, index + 1 < words.endIndex else { return false }
    let next = words[index + 1]
    if words[index].is(.you), toldToDo.contains(where: next.is) { return true }
    return words[index].has(.subject) && next.has(.modal)
  }

  /// "If something happens you call this number", as many say it.
  private static let toldToDo: [KnownWord] = [.call, .ring, .phone, .come, .tell]

  /// "If that's all right", "if you like", "I wonder if", "as if": no condition on anything.
  private static func isPoliteOrIndirect(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    if index > words.startIndex {
      let before = words[index - 1]
      if before.has(.indirect) { return true }
      if isPermission(index, words) { return true }
    }
    let next = words[(index + 1)...]
    return polite.contains { phrase in
      phrase.count <= next.count && zip(phrase, next).allSatisfy { $1.is($0) }
    }
  }

  /// "Would it be all right if we talked alone?", "do you mind if", "it is fine if you cry"; but "you will be fine if the
  /// pain stops" is a condition.
  private static func isPermission(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    let isAllRight = words[index - 1].is(.right) && index - 2 >= words.startIndex && words[index - 2].is(.all)
    guard isAllRight || allowing.contains(where: words[index - 1].is) else { return false }
    let before = words[..<(index - (isAllRight ? 2 : 1))]
    let isNext = { (word: KnownWord) in index + 1 < words.endIndex && words[index + 1].is(word) }
    // "Mind if I sit down?"
    if before.isEmpty { return isNext(.i) }
    func ends(_ phrase: [KnownWord]) -> Bool {
      phrase.count <= before.count && zip(phrase, before.suffix(phrase.count)).allSatisfy { $1.is($0) }
    }
    if words[index - 1].is(.mind) { return ends([.do, .you]) || ends([.would, .you]) }
    return asking.contains(where: ends) || isNext(.you) && (ends([.it, .is]) || ends([.that, .is]))
  }

  private static let allowing: [KnownWord] = [.ok, .okay, .alright, .fine, .mind]
  private static let asking: [[KnownWord]] = [
    [.is, .it], [.is, .that], [.would, .it, .be], [.would, .that, .be], [.would, .it],
  ]

  private static let polite: [[KnownWord]] = [
    [.that, .is, .all], [.that, .is, .ok], [.that, .is, .okay], [.that, .is, .alright], [.that, .is, .fine],
    [.you, .like], [.you, .want], [.you, .prefer], [.you, .would, .like], [.you, .do, .not, .mind], [.i, .may],
    [.i, .can], [.it, .is, .ok], [.it, .is, .okay], [.it, .is, .all], [.you, .are, .ok], [.you, .are, .happy],
    [.it, .helps], [.it, .would, .help],
  ]
}
