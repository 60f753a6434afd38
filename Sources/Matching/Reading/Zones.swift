/// Decides for each sentence whose words it holds: said to the patient, planned, or somebody else's.
///
/// British students write "I'd say that ..." and mean direct speech, "I would ask how she feels" and mean a plan;
/// the first is read as said, the second as described.
struct Zones {
  /// A zone that lasts until the next one of its sentence begins.
  typealias Start = (from: Int, zone: AnswerText.Zone)

  private let words: ArraySlice<AnswerText.Word>
  private let text: (Int) -> String

  /// - Parameters:
  ///   - words: the words of one sentence, outside quotation marks.
  ///   - text: the lower-case text of the word at an index.
  init(_ words: ArraySlice<AnswerText.Word>, text: @escaping (Int) -> String) {
    self.words = words
    self.text = text
  }

  /// Where zones begin; what stands before the first is speech.
  func starts(isQuestion: Bool) -> [Start] {
    let plans = plans()
    if !plans.isEmpty { return plans }
    if isInstruction { return [(words.startIndex, .described)] }
    if isAttributed { return [(words.startIndex, .reported)] }
    if !isQuestion, let told { return [(told, .reported)] }
    return []
  }

  // MARK: Plans

  /// The plans of a sentence: "I would ...", "I'd try to ...", "I will ...".
  private func plans() -> [Start] {
    var starts: [Start] = []
    for subject in words.indices where text(subject) == "i" {
      guard let verb = verb(after: subject), !isWithinSpeech(subject) else { continue }
      // "First of all I would ..." begins with the sentence.
      let from = starts.isEmpty && subject - words.startIndex < 5 ? words.startIndex : subject
      if let speech = spokenPart(after: verb) {
        // "I would not say: ..." is said by nobody.
        let isDenied = words[subject..<verb].contains(where: has(.negator))
        return starts + [(from, .described), (speech, isDenied ? .reported : .speech)]
      }
      starts.append((from, isPlan(subject, verb) ? .described : .speech))
    }
    return starts.contains { $0.zone == .described } ? starts : []
  }

  /// "What had you hoped I'd say?" is no plan, since it goes on from "you".
  private func isWithinSpeech(_ subject: Int) -> Bool {
    guard subject > words.startIndex, !["and", "but", "so", "then", "or"].contains(text(subject - 1)),
      words[subject].before.isEmpty
    else { return false }
    return words[max(words.startIndex, subject - 3)..<subject].contains(where: has(.secondPerson))
  }

  /// The verb after "I would", "I'd try to", "I will first"; nil when no modal follows the subject.
  private func verb(after subject: Int) -> Int? {
    var index = subject + 1
    guard index < words.endIndex, words[index].wordClass.contains(.modal) else { return nil }
    index += 1
    while index < words.endIndex, index - subject < 6, Self.beforeVerb.contains(text(index)) { index += 1 }
    return index < words.endIndex ? index : nil
  }

  private static let beforeVerb: Set<String> = [
    "first", "then", "also", "just", "try", "want", "to", "probably", "start", "begin", "by", "always", "gently",
    "simply",
    "maybe", "not", "never",
  ]

  /// Whether "I would VERB ..." tells of what is to be done instead of saying it to the other person.
  private func isPlan(_ subject: Int, _ verb: Int) -> Bool {
    // "I'd like to hear about him", "I'd rather you told me": a wish, said to the patient.
    if Self.wishes.contains(text(verb)) {
      // "I should have said sorry" tells of words that were not said.
      let next = verb + 1
      return text(verb) == "have" && next < words.endIndex && words[next].wordClass.contains(.saying)
    }
    // Far enough for any object, and no further, so that a long text costs no more than its length.
    let rest = words[(verb + 1)...].prefix(40)
    let toPatient = rest.contains(where: has(.secondPerson))
    let aboutOther = rest.contains(where: has(.thirdPerson))
    let isTalk = words[verb].wordClass.contains(.plan) || text(verb - 1) == "by"
    let hasOtherAsObject = rest.indices.prefix(2).contains { Self.others.contains(text($0)) }
    if text(subject + 1) == "will" || text(subject + 1) == "shall" {
      // "I'll check his notes" is a promise; "I will ask her how she is" is a plan.
      return isTalk && hasOtherAsObject && !toPatient
    }
    if toPatient { return isTalk && hasOtherAsObject }
    return aboutOther || isTalk
  }

  private static let others: Set<String> = [
    "him", "her", "them", "patient", "he", "she", "they", "mother", "father", "family",
  ]

  private static let wishes: Set<String> = ["like", "love", "rather", "prefer", "hate", "be", "have", "see", "hope"]

  /// Where the spoken words begin after "I would say", or nil when it only tells what would be said.
  private func spokenPart(after verb: Int) -> Int? {
    guard ["say", "tell", "ask"].contains(text(verb)) else { return nil }
    let rest = words[(verb + 1)...]
    for index in rest.indices.prefix(5) where rest[index].before.contains(.colon) { return index }
    guard text(verb) == "say", let first = rest.first else { return nil }
    var index = rest.startIndex
    if text(index) == "to" {  // "say to her that"
      index += 1
      while index < rest.endIndex, rest[index].wordClass.contains(.thirdPerson) || text(index) == "the" { index += 1 }
    } else if first.wordClass.contains(.thirdPerson) {
      return nil
    }
    if index < rest.endIndex, text(index) == "that" { index += 1 }
    guard index < rest.endIndex, !["how", "why", "whether", "what", "something"].contains(text(index)) else {
      return nil
    }
    return index
  }

  /// "Ask her about her son", "Acknowledge the anger": a note of what to do, not words to say.
  private var isInstruction: Bool {
    guard let first = words.first, first.wordClass.contains(.plan) else { return false }
    if words.contains(where: { !$0.wordClass.isDisjoint(with: [.firstPerson, .secondPerson]) }) { return false }
    return words.contains(where: has(.thirdPerson)) || !Self.alsoSaid.contains(text(words.startIndex))
  }

  /// Plan verbs that as readily begin a sentence said to a patient: "Say more about that", "Let's see".
  private static let alsoSaid: Set<String> = [
    "let", "give", "try", "stay", "wait", "sit", "start", "begin", "make", "say", "show", "find", "check", "consider",
    "thank", "tell", "accept", "welcome", "bring", "hear",
  ]

  // MARK: Other people's words

  /// Where somebody else's words begin: after "she said", "the nurse told him", "the farmer next door told me".
  private var told: Int? {
    for index in words.indices where words[index].wordClass.contains(.saying) && index + 1 < words.endIndex {
      // "Nobody can say", "I want to ask": nothing has been said.
      if index > words.startIndex,
        ["to", "can"].contains(text(index - 1)) || words[index - 1].wordClass.contains(.modal)
      {
        continue
      }
      // "But tell me about your son": asked of the patient.
      if index + 1 < words.endIndex, ["me", "us"].contains(text(index + 1)), Self.requests.contains(text(index)) {
        continue
      }
      let before = words[clauseStart(before: index)..<index]
      let person = before.last { !$0.wordClass.isDisjoint(with: [.firstPerson, .secondPerson, .thirdPerson]) }
      if let person {
        if person.wordClass.contains(.thirdPerson) { return index + 1 }
      } else if before.indices.contains(where: { ["the", "a", "an"].contains(text($0)) }) {
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
    let (first, second) = (words[comma].wordClass, words[comma + 1].wordClass)
    if first.contains(.thirdPerson) { return second.contains(.saying) }
    return ["says", "said"].contains(text(comma)) && words[comma...].contains(where: has(.thirdPerson))
  }

  /// Up to four words back, but not over a comma or into what another clause is about.
  private func clauseStart(before index: Int) -> Int {
    var start = index
    while start > words.startIndex, index - start < 4 {
      if !words[start].before.isDisjoint(with: [.comma, .clause]) { break }
      if ["and", "but", "so", "or"].contains(text(start - 1)) { break }
      start -= 1
    }
    return start
  }

  private static let requests: Set<String> = ["tell", "ask", "say"]

  private func has(_ wordClass: WordClass) -> (AnswerText.Word) -> Bool {
    { $0.wordClass.contains(wordClass) }
  }
}
