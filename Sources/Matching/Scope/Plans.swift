/// What is planned rather than said: "I would ask how she feels", "Acknowledge the anger".
///
/// British students write "I'd say that ..." and mean direct speech, "I would ask how she feels" and mean a plan;
/// the first is read as said, the second as described.
struct Plans {
  private let words: ArraySlice<AnswerText.Word>

  /// - Parameter words: the words of one sentence.
  init(_ words: ArraySlice<AnswerText.Word>) {
    self.words = words
  }

  /// Where zones begin in the sentence, in order, each lasting until the next; empty when it plans nothing.
  func zones() -> [(from: Int, zone: AnswerText.Zone)] {
    var starts: [(from: Int, zone: AnswerText.Zone)] = []
    var hasPlan = false
    for subject in words.indices where words[subject].is(.i) {
      guard let verb = verb(after: subject), !isWithinSpeech(subject) else { continue }
      // "First of all I would ..." begins with the sentence.
      let from = starts.isEmpty && subject - words.startIndex < 5 ? words.startIndex : subject
      if let speech = spokenPart(after: verb) {
        // "I would not say: ..." is said by nobody.
        let isDenied = words[subject..<verb].contains { $0.has(.negator) }
        return starts + [(from, .described), (speech, isDenied ? .reported : .speech)]
      }
      let plans = isPlan(subject, verb)
      hasPlan = hasPlan || plans
      starts.append((from, plans ? .described : .speech))
    }
    if hasPlan { return starts }
    return isInstruction ? [(words.startIndex, .described)] : []
  }

  /// "What had you hoped I'd say?" is no plan, since it goes on from "you".
  private func isWithinSpeech(_ subject: Int) -> Bool {
    guard subject > words.startIndex, !words[subject - 1].has(.joiner), words[subject].before.isEmpty else {
      return false
    }
    return words[max(words.startIndex, subject - 3)..<subject].contains { $0.has(.secondPerson) }
  }

  /// The verb after "I would", "I'd try to", "I will first"; nil when no modal follows the subject.
  private func verb(after subject: Int) -> Int? {
    var index = subject + 1
    guard index < words.endIndex, words[index].has(.modal) else { return nil }
    index += 1
    while index < words.endIndex, index - subject < 6, words[index].has(.beforeVerb) { index += 1 }
    return index < words.endIndex ? index : nil
  }

  /// Whether "I would VERB ..." tells of what is to be done instead of saying it to the other person.
  private func isPlan(_ subject: Int, _ verb: Int) -> Bool {
    // "I'd like to hear about him", "I'd rather you told me": a wish, said to the patient.
    if words[verb].has(.wishing) {
      // "I should have said sorry" tells of words that were not said.
      let next = verb + 1
      return words[verb].is(.have) && next < words.endIndex && words[next].has(.saying)
    }
    // Far enough for any object, and no further, so that a long text costs no more than its length.
    let rest = words[(verb + 1)...].prefix(40)
    let toPatient = rest.contains { $0.has(.secondPerson) }
    let aboutOther = rest.contains { $0.has(.thirdPerson) }
    let isTalk = words[verb].has(.plan) || words[verb - 1].is(.by)
    let hasOtherAsObject = rest.prefix(2).contains { $0.has(.otherAsObject) }
    if words[subject + 1].is(.will) || words[subject + 1].is(.shall) {
      // "I'll check his notes" is a promise; "I will ask her how she is" is a plan.
      return isTalk && hasOtherAsObject && !toPatient
    }
    if toPatient { return isTalk && hasOtherAsObject }
    return aboutOther || isTalk
  }

  /// Where the spoken words begin after "I would say", or nil when it only tells what would be said.
  private func spokenPart(after verb: Int) -> Int? {
    guard words[verb].is(.say) || words[verb].is(.tell) || words[verb].is(.ask) else { return nil }
    let rest = words[(verb + 1)...]
    for index in rest.indices.prefix(5) where rest[index].before.contains(.colon) { return index }
    guard words[verb].is(.say), let first = rest.first else { return nil }
    var index = rest.startIndex
    if words[index].is(.to) {  // "say to her that"
      index += 1
      while index < rest.endIndex, words[index].has(.thirdPerson) || words[index].is(.the) { index += 1 }
    } else if first.has(.thirdPerson) {
      return nil
    }
    if index < rest.endIndex, words[index].is(.that) { index += 1 }
    guard index < rest.endIndex, !words[index].has(.toldOf) else { return nil }
    return index
  }

  /// "Ask her about her son", "Acknowledge the anger": a note of what to do, not words to say.
  private var isInstruction: Bool {
    guard let first = words.first, first.has(.plan) else { return false }
    var isAboutOther = false
    for word in words {
      if word.has([.firstPerson, .secondPerson]) { return false }
      if word.has(.thirdPerson) { isAboutOther = true }
    }
    return isAboutOther || !first.has(.alsoSaid)
  }
}
