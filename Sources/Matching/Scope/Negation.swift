/// Finds what is denied within a sentence.
///
/// The idea is that of NegEx (Chapman and others, 2001): triggers, false triggers, and words that end the reach.
enum Negation {
  /// Number of words a denial reaches at most.
  static let reach = 10

  static func mark(_ answer: inout AnswerText, _ sentence: AnswerText.Sentence) {
    let words = answer.words[sentence.words]
    var trigger: Int?
    for index in words.indices {
      if let current = trigger {
        if ends(index, words) || index - current > reach {
          trigger = nil
        } else {
          answer.standings[index].negator = current
        }
      }
      if denies(index, words, isQuestion: sentence.isQuestion) { trigger = index }
      answer.standings[index].isBarrier =
        words[index].has([.negator, .condition]) || words[index].is(.instead) || isExchange(index, words)
    }
  }

  /// "Rather than", "I would rather": not the "rather" of "rather sad".
  private static func isExchange(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    guard words[index].is(.rather) else { return false }
    let hasThan = index + 1 < words.endIndex && words[index + 1].is(.than)
    return hasThan || index > words.startIndex && words[index - 1].is(.would)
  }

  private static func denies(_ index: Int, _ words: ArraySlice<AnswerText.Word>, isQuestion: Bool) -> Bool {
    let word = words[index]
    if word.has(.negator) { return !isFalse(index, words, isQuestion: isQuestion) }
    guard index > words.startIndex else { return false }
    return word.is(.than) && words[index - 1].is(.rather) || word.is(.of) && words[index - 1].is(.instead)
  }

  /// Whether a denial stops before this word.
  private static func ends(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    let word = words[index]
    if !word.before.isDisjoint(with: [.comma, .clause, .stop]) { return true }
    // "Not so sorry", "not yet": only before a subject do they begin a clause.
    if word.is(.so) || word.is(.yet) { return index + 1 < words.endIndex && words[index + 1].has(.subject) }
    if word.has(.clauseStart) { return true }
    return index > words.startIndex && words[index - 1].is(.and) && word.has([.firstPerson, .secondPerson, .subject])
  }

  /// Words of denial that deny nothing: "not only", "no wonder", "I can't imagine how hard", "why don't we".
  private static func isFalse(_ index: Int, _ words: ArraySlice<AnswerText.Word>, isQuestion: Bool) -> Bool {
    let next = index + 1 < words.endIndex ? words[index + 1] : nil
    if isReminder(index, words) { return true }
    if words[index].is(.not) {
      // "Not just sad"; but "I wouldn't just sit there" denies.
      if let next, next.has(.notDeniedByNot) {
        return !(next.is(.just) && index > words.startIndex && words[index - 1].has(.modal))
      }
      // "I can't thank you enough", "I couldn't be more sorry".
      let following = words[(index + 1)...].prefix(5)
      if following.contains(where: { $0.is(.enough) }) { return true }
      if following.first?.is(.be) == true, following.dropFirst().first?.is(.more) == true { return true }
      return isQuestion && isInverted(index - 1, words)
    }
    guard let next else { return false }
    return words[index].is(.no) && next.has(.notDeniedByNo) || words[index].is(.nothing) && next.is(.you)
      || words[index].is(.never) && next.is(.mind)
  }

  /// "Don't forget to ask", "must not be missed", "without overlooking": what follows is wanted, and not denied.
  private static func isReminder(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    // "She doesn't forget him" tells of her.
    if index > words.startIndex, words[index - 1].is(.does) || words[index - 1].is(.did) { return false }
    let following = words[(index + 1)...].prefix(3).prefix { $0.before.isDisjoint(with: [.comma, .clause, .stop]) }
    guard let omission = following.firstIndex(where: { word in (omitting + missing).contains(where: word.is) }) else {
      return false
    }
    // One misses a sign, and one misses a person: only an order or a duty speaks of the sign.
    return omitting.contains(where: words[omission].is) || isOrder(index, words)
      || isDuty(index, words, until: omission)
  }

  private static let omitting: [KnownWord] = [.forget, .forgetting, .overlook, .overlooking, .neglect]
  private static let missing: [KnownWord] = [.miss, .missing, .missed]

  /// "Don't miss", "please do not miss", "never miss" at the start of a sentence.
  private static func isOrder(_ index: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    let before = words[..<index].filter { !$0.is(.please) }
    return before.isEmpty || before.count == 1 && before[0].is(.do)
  }

  /// "Must not miss", "cannot be missed", "not to miss", "I don't want to miss".
  private static func isDuty(_ index: Int, _ words: ArraySlice<AnswerText.Word>, until omission: Int) -> Bool {
    if index > words.startIndex, binding.contains(where: words[index - 1].is) { return true }
    let between = words[(index + 1)..<omission]
    guard let first = between.first else { return false }
    return first.is(.to) || first.is(.be) || first.is(.want) && between.dropFirst().first?.is(.to) == true
  }

  private static let binding: [KnownWord] = [.must, .should, .shall, .to, .can, .be]

  /// "Why don't we", "don't you think": a question that invites, not a denial.
  private static func isInverted(_ auxiliary: Int, _ words: ArraySlice<AnswerText.Word>) -> Bool {
    guard words.indices.contains(auxiliary), words[auxiliary].has(.auxiliary) else { return false }
    if auxiliary == words.startIndex { return true }
    return words[auxiliary - 1].has(.questionWord) || !words[auxiliary].before.isDisjoint(with: [.comma, .clause])
  }
}
