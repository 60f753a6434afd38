/// What is planned rather than said: "I would ask how she feels", "Acknowledge the anger".
///
/// British students write "I'd say that ..." and mean direct speech, "I would ask how she feels" and mean a plan;
/// the first is read as said, the second as described.
struct Plans {
  /// A zone that lasts until the next one of its sentence begins.
  struct Start {
    let from: Int
    let zone: AnswerText.Zone
    /// Whether words said begin here: "I'd say that ...".
    var beginsSpeech = false
  }

  private let words: ArraySlice<AnswerText.Word>

  /// - Parameter words: the words of one sentence.
  init(_ words: ArraySlice<AnswerText.Word>) {
    self.words = words
  }

  /// Where zones begin in the sentence, in order; empty when it plans nothing.
  ///
  /// - Parameter isQuestion: whether the sentence asks; "Is there anything I should explain?" plans nothing.
  /// - Returns: the zones; what stands before the first is said.
  func zones(isQuestion: Bool) -> [Start] {
    if isQuestion, let first = words.first, first.has([.auxiliary, .questionWord]) { return [] }
    let plans = plans()
    if !plans.isEmpty { return plans }
    if isInstruction { return [Start(from: words.startIndex, zone: .described)] }
    return temptation.map { [Start(from: $0, zone: .described)] } ?? []
  }

  private func plans() -> [Start] {
    var starts: [Start] = []
    var hasPlan = false
    for subject in words.indices where words[subject].is(.i) {
      guard let verb = verb(after: subject), !isWithinSpeech(subject) else { continue }
      let from = starts.isEmpty && isLeadIn(words[..<subject]) ? words.startIndex : subject
      if let speech = spokenPart(after: verb) {
        // "I would not say: ..." is said by nobody.
        let isDenied = words[subject..<verb].contains { $0.has(.negator) }
        return starts + [
          Start(from: from, zone: .described),
          Start(from: speech, zone: isDenied ? .reported : .speech, beginsSpeech: true),
        ]
      }
      let plans = isPlan(subject, verb)
      hasPlan = hasPlan || plans
      starts.append(Start(from: from, zone: plans ? .described : .speech))
    }
    return hasPlan ? starts : []
  }

  /// Where "it would be easy to ...", "I feel an urge to ..." begins to tell what is not done.
  private var temptation: Int? {
    for index in words.indices where words[index].has(.tempting) && !isTrulyEasy(index) {
      for next in words.indices.suffix(from: index).dropFirst().prefix(3)
      where words[next].is(.to) && next + 1 < words.endIndex { return next + 1 }
    }
    return nil
  }

  /// "It can't have been easy to come": only what would be easy tempts.
  private func isTrulyEasy(_ index: Int) -> Bool {
    guard words[index].is(.easy) else { return false }
    return index - 2 < words.startIndex || !words[index - 1].is(.be) || !words[index - 2].is(.would)
  }

  /// "What had you hoped I'd say?" is no plan, since it goes on from "you".
  private func isWithinSpeech(_ subject: Int) -> Bool {
    guard subject > words.startIndex, !words[subject - 1].has(.joiner), words[subject].before.isEmpty else {
      return false
    }
    // "I'm worried I'll say the wrong thing" goes on from "I am".
    let before = words[max(words.startIndex, subject - 3)..<subject]
    return before.contains { $0.has(.secondPerson) } || before.dropLast().contains { $0.is(.i) }
  }

  /// "First of all I would ..." plans from the start of the sentence; "I'm sorry, I should have ..." does not.
  private func isLeadIn(_ before: ArraySlice<AnswerText.Word>) -> Bool {
    before.count < 5 && !before.contains { $0.has(.person) || $0.is(.sorry) }
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
    if words[verb].has(.wishing) { return isUnsaid(subject, verb) }
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
    // "I could cry with her" is no plan.
    return isTalk || aboutOther && !words[subject + 1].is(.could) && !words[subject + 1].is(.may)
  }

  /// "I should have said sorry", "I would be supportive": no wish said to the patient.
  private func isUnsaid(_ subject: Int, _ verb: Int) -> Bool {
    let rest = words[(verb + 1)...].prefix(40)
    let toPatient = rest.contains { $0.has(.secondPerson) }
    if words[verb].is(.have) {
      // "I should not have said that" owns up to words that were.
      let isDenied = words[subject..<verb].contains { $0.is(.not) }
      return rest.first?.is(.said) == true && !isDenied && !toPatient
    }
    return words[verb].is(.be) && rest.first?.has(.manner) == true && !toPatient
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
    // "I would say sorry for the wait": it is not said.
    if words[index].is(.sorry) {
      let next = index + 1
      if next >= rest.endIndex || words[next].is(.for) || words[next].is(.to) || words[next].is(.about) { return nil }
    }
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
