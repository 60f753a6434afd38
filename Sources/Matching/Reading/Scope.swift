/// Finds what is denied and what is only a condition within a sentence.
///
/// The idea is that of NegEx (Chapman and others, 2001): triggers, false triggers, and words that end the reach.
enum Scope {
  /// Number of words a denial reaches at most.
  static let reach = 10

  /// For each word of a sentence, the index of the word that denies it, if any.
  static func negators(_ words: ArraySlice<AnswerText.Word>, isQuestion: Bool, text: (Int) -> String) -> [(
    word: Int, by: Int
  )] {
    var denied: [(Int, Int)] = []
    var trigger: Int?
    for index in words.indices {
      let word = words[index]
      if ends(word, index, words, text) { trigger = nil }
      if let current = trigger {
        if index - current <= reach { denied.append((index, current)) } else { trigger = nil }
      }
      if word.wordClass.contains(.negator), !isFalseNegator(index, words, isQuestion: isQuestion, text) {
        trigger = index
      } else if text(index) == "than", index > words.startIndex, text(index - 1) == "rather" {
        trigger = index
      } else if text(index) == "of", index > words.startIndex, text(index - 1) == "instead" {
        trigger = index
      }
    }
    return denied
  }

  /// For each word of a sentence, the index of the "if" whose condition it is part of, if any.
  static func conditions(_ words: ArraySlice<AnswerText.Word>, text: (Int) -> String) -> [(word: Int, by: Int)] {
    if let wish = unreal(words, text) { return words.indices.filter { $0 > wish }.map { ($0, wish) } }
    var conditional: [(Int, Int)] = []
    var trigger: Int?
    for index in words.indices {
      let word = words[index]
      if let current = trigger, endsCondition(index, from: current, words, text) { trigger = nil }
      if let trigger { conditional.append((index, trigger)) }
      if word.wordClass.contains(.condition), !isPoliteOrIndirect(index, words, text) { trigger = index }
    }
    return conditional
  }

  /// Where a sentence begins to tell what is not so: "If I had more time, I would ...", "I wish I could ...".
  private static func unreal(_ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String) -> Int? {
    words.indices.dropLast(2).first { index in
      if text(index) == "i" { return text(index + 1) == "wish" && text(index + 2) == "i" }
      return text(index) == "if" && text(index + 1) == "i" && ["had", "were", "was", "could"].contains(text(index + 2))
    }
  }

  /// Whether a condition stops before this word: at a comma, at "then", or where the main clause begins without either
  /// ("if you stop them you will die").
  private static func endsCondition(
    _ index: Int, from trigger: Int, _ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String
  ) -> Bool {
    if !words[index].before.isDisjoint(with: [.comma, .clause]) || text(index) == "then" { return true }
    guard index - trigger >= 3, index + 1 < words.endIndex else { return false }
    return ["i", "you", "we", "he", "she", "they", "it", "this", "that"].contains(text(index))
      && words[index + 1].wordClass.contains(.modal)
  }

  /// Whether a denial stops before this word.
  private static func ends(
    _ word: AnswerText.Word, _ index: Int, _ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String
  ) -> Bool {
    if !word.before.isDisjoint(with: [.comma, .clause, .stop]) || word.wordClass.contains(.clauseStart) { return true }
    guard index > words.startIndex, text(index - 1) == "and" else { return false }
    return !word.wordClass.isDisjoint(with: [.firstPerson, .secondPerson])
  }

  /// Words of denial that deny nothing: "not only", "no wonder", "I can't imagine how hard", "why don't we".
  private static func isFalseNegator(
    _ index: Int, _ words: ArraySlice<AnswerText.Word>, isQuestion: Bool, _ text: (Int) -> String
  ) -> Bool {
    let next = index + 1 < words.endIndex ? text(index + 1) : ""
    switch text(index) {
    case "not":
      if ["only", "just", "imagine", "merely"].contains(next) { return true }
      // "I can't thank you enough", "I couldn't be more sorry".
      let following = words[(index + 1)...].indices.prefix(5).map(text)
      if following.contains("enough") || following.starts(with: ["be", "more"]) || next == "agree" { return true }
      return isQuestion && isInverted(index - 1, words, text)
    case "no": return ["wonder", "doubt", "matter"].contains(next)
    case "nothing": return next == "you"
    case "never": return next == "mind"
    default: return false
    }
  }

  /// "Why don't we", "don't you think": a question that invites, not a denial.
  private static func isInverted(_ auxiliary: Int, _ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String)
    -> Bool
  {
    guard words.indices.contains(auxiliary), words[auxiliary].wordClass.contains(.auxiliary) else { return false }
    if auxiliary == words.startIndex { return true }
    return words[auxiliary - 1].wordClass.contains(.questionWord)
      || !words[auxiliary].before.isDisjoint(with: [.comma, .clause])
  }

  /// "If that's all right", "if you like", "I wonder if", "as if": no condition on anything.
  private static func isPoliteOrIndirect(_ index: Int, _ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String)
    -> Bool
  {
    if index > words.startIndex, indirect.contains(text(index - 1)) { return true }
    let next = words[(index + 1)...].indices.prefix(3).map(text).joined(separator: " ")
    return polite.contains {
      next == $0 || next.hasPrefix($0 + " ") || $0.hasPrefix(next) && next.split(separator: " ").count == 3
    }
  }

  private static let indirect: Set<String> = [
    "wonder", "wondering", "wondered", "see", "ask", "know", "as", "even", "what", "feels", "feel", "check", "sure",
    "asked",
  ]

  private static let polite = [
    "that is all", "that is ok", "that is okay", "that is alright", "that is fine", "you like", "you want",
    "you prefer", "you would like", "you do not mind", "i may", "i can", "it is ok", "it is all right", "you are ok",
    "you are happy", "it helps", "it would help",
  ]
}
