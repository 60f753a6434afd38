/// Decides for each sentence whose words it holds: said to the patient, planned, or somebody else's.
///
/// British students write "I'd say that ..." and mean direct speech, "I would ask how she feels" and mean a plan;
/// the first is read as said, the second as described.
enum Zones {
  /// The zones of one unquoted sentence, as the index where each begins; words before the first are speech.
  static func of(_ words: ArraySlice<AnswerText.Word>, isQuestion: Bool, text: (Int) -> String) -> [(from: Int, zone: AnswerText.Zone)] {
    if let plan = plan(words, text) { return plan }
    if !isQuestion, let told = told(words) { return [(told, .reported)] }
    return []
  }

  // MARK: Plans

  private static func plan(_ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String) -> [(from: Int, zone: AnswerText.Zone)]? {
    let start = words.startIndex
    // "I would say ..." may follow a few opening words: "First of all I would ...".
    for index in words.indices.prefix(5) where text(index) == "i" {
      // "What had you hoped I'd say?" is no plan.
      if words[..<index].contains(where: { $0.wordClass.contains(.secondPerson) }) { return nil }
      guard let verb = planVerb(after: index, in: words, text) else { continue }
      let verbText = text(verb.index)
      let rest = words[(verb.index + 1)...]
      if ["say", "tell", "ask"].contains(verbText), let speech = spokenPart(rest, verb: verbText, text) {
        return [(start, .described), (speech, .speech)]
      }
      let toPatient = rest.contains { $0.wordClass.contains(.secondPerson) }
      let aboutOther = rest.contains { $0.wordClass.contains(.thirdPerson) }
      if toPatient && !(aboutOther && verbText != "give") { return nil }
      return aboutOther || verb.isTentative ? [(start, .described)] : nil
    }
    return instruction(words, text) ? [(start, .described)] : nil
  }

  /// The plan verb after "I would", "I'd try to", "I will first".
  private static func planVerb(after subject: Int, in words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String)
    -> (index: Int, isTentative: Bool)?
  {
    var index = subject + 1
    guard index < words.endIndex, words[index].wordClass.contains(.modal) else { return nil }
    let isTentative = text(index) != "will" && text(index) != "shall"
    index += 1
    let skipped: Set<String> = ["first", "then", "also", "just", "try", "want", "to", "probably", "start", "begin", "by", "always", "gently", "simply", "maybe"]
    while index < words.endIndex, index - subject < 6, skipped.contains(text(index)) { index += 1 }
    guard index < words.endIndex else { return nil }
    let isPlan = words[index].wordClass.contains(.plan) || text(index).hasSuffix("ing") && text(index - 1) == "by"
    return isPlan ? (index, isTentative) : nil
  }

  /// Where the spoken words begin after "I would say", or nil when it only tells what would be said.
  private static func spokenPart(_ rest: ArraySlice<AnswerText.Word>, verb: String, _ text: (Int) -> String) -> Int? {
    for index in rest.indices.prefix(5) where rest[index].before.contains(.colon) { return index }
    guard verb == "say", let first = rest.first else { return nil }
    var index = rest.startIndex
    if text(index) == "to" {  // "say to her that"
      index += 1
      while index < rest.endIndex, rest[index].wordClass.contains(.thirdPerson) || text(index) == "the" { index += 1 }
    } else if first.wordClass.contains(.thirdPerson) {
      return nil
    }
    if index < rest.endIndex, text(index) == "that" { index += 1 }
    guard index < rest.endIndex, !["how", "why", "whether", "what", "something"].contains(text(index)) else { return nil }
    return index
  }

  /// "Ask her about her son", "Acknowledge the anger": a note of what to do, not words to say.
  private static func instruction(_ words: ArraySlice<AnswerText.Word>, _ text: (Int) -> String) -> Bool {
    guard let first = words.first, first.wordClass.contains(.plan) else { return false }
    if words.contains(where: { !$0.wordClass.isDisjoint(with: [.firstPerson, .secondPerson]) }) { return false }
    let aboutOther = words.contains { $0.wordClass.contains(.thirdPerson) }
    return aboutOther || !alsoSaid.contains(text(words.startIndex))
  }

  /// Plan verbs that as readily begin a sentence said to a patient: "Say more about that", "Let's see".
  private static let alsoSaid: Set<String> = [
    "let", "give", "try", "stay", "wait", "sit", "start", "begin", "make", "say", "show", "find", "check", "consider",
    "thank", "tell",
  ]

  // MARK: Other people's words

  /// Where somebody else's words begin: after "she said", "the nurse told him".
  private static func told(_ words: ArraySlice<AnswerText.Word>) -> Int? {
    for index in words.indices where words[index].wordClass.contains(.saying) {
      let before = words[max(words.startIndex, index - 3)..<index]
      guard let subject = before.last(where: { !$0.wordClass.isDisjoint(with: [.firstPerson, .secondPerson, .thirdPerson]) })
      else { continue }
      if subject.wordClass.contains(.thirdPerson), index + 1 < words.endIndex { return index + 1 }
    }
    return nil
  }
}
