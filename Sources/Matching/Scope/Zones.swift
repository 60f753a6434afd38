/// Decides for each word whose it is: said to the patient, planned, or somebody else's.
enum Zones {
  /// Marks the words of a text whose sentences are there; what nothing marks is said.
  static func mark(_ answer: inout AnswerText, _ quotations: [Quotations.Quotation]) {
    var speeches: [Int] = []
    for sentence in answer.sentences { mark(sentence, &answer, &speeches) }
    if !speeches.isEmpty { Sentences.split(&answer, at: speeches) }
    if quotations.contains(where: { $0.use == .speech }) { tellTheStory(&answer) }
    for quotation in quotations where quotation.use != .mention {
      for index in quotation.words {
        answer.standings[index].zone = quotation.use == .speech ? .speech : .reported
      }
    }
    StageDirections.mark(&answer)
  }

  private static func mark(_ sentence: AnswerText.Sentence, _ answer: inout AnswerText, _ speeches: inout [Int]) {
    let words = answer.words[sentence.words]
    let zones = Plans(words).zones(isQuestion: sentence.isQuestion)
    for (place, start) in zones.enumerated() {
      let end = place + 1 < zones.count ? zones[place + 1].from : sentence.words.upperBound
      if start.beginsSpeech { speeches.append(start.from) }
      for index in start.from..<end { answer.standings[index].zone = start.zone }
    }
    if zones.isEmpty, let reported = ReportedSpeech(words).range(isQuestion: sentence.isQuestion) {
      for index in reported { answer.standings[index].zone = .reported }
    }
  }

  /// Where learners quote their own words, the rest is the story around them, unless it too speaks to the patient.
  private static func tellTheStory(_ answer: inout AnswerText) {
    for sentence in answer.sentences {
      if answer.words[sentence.words].contains(where: { $0.has(.secondPerson) }) { continue }
      for index in sentence.words where answer.standings[index].zone == .speech {
        answer.standings[index].zone = .described
      }
    }
  }
}
