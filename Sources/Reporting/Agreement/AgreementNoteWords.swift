/// What reports on agreement say of the marks and the groups.
extension AgreementWords {
  /// So many marks that cannot be used for one cause are named.
  private static let mostNamed = 10

  static func sentences(_ notes: AgreementReport.Notes) -> [String] {
    var words = notes.namedByFile.map {
      "The marker is “\($0.inOneLine)” where the column marker does not say; it is the file's name."
    }
    for names in notes.sameNames {
      words.append(
        "Two files have a marker of the same name; they are told apart by the file, as if they were two: "
          + names.joined(separator: ", ") + ".")
    }
    for (marker, count) in notes.alone {
      words.append("\(marks(count)) of \(name(marker)) found no partner: nobody else marked the same thing.")
    }
    words += differences(notes)
    if notes.unusable.count > 0 { words.append("\(marks(notes.unusable.count)) could not be used and are left out.") }
    if notes.markedTwice > 0 {
      words.append(
        "\(answers(notes.markedTwice)) left out wholly, since a marker gave the same thing two different marks. It may be a slip, or a learner who answered twice."
      )
    }
    if notes.answeredTwice > 0 {
      words.append(
        "A learner answered the same question more than once \(times(notes.answeredTwice)), and marks do not say which answer is meant; these are left out. A blind sheet tells them apart."
      )
    }
    if notes.revised > 0 {
      words.append("A marker revised a decision \(times(notes.revised)); the later one counts.")
    }
    if notes.empty > 0 { words.append("\(notes.empty == 1 ? "1 row" : "\(notes.empty) rows") without a mark.") }
    return words + others(notes)
  }

  /// Where the files do not fit each other.
  private static func differences(_ notes: AgreementReport.Notes) -> [String] {
    var words = notes.scales.prefix(mostNamed).map { item, outOf in
      let place = "\(item.caseID)/\(item.questionID) \(item.criterion)".inOneLine
      let scales = outOf.map { "\($0)" }.joined(separator: " and ")
      return "The files do not agree on the most that \(place) can be (\(scales)); the scores' greatest is taken."
    }
    if notes.scales.count > mostNamed { words.append("So it is with \(notes.scales.count - mostNamed) more.") }
    if !notes.changedCases.isEmpty {
      let cases = notes.changedCases.joined(separator: ", ").inOneLine
      words.append("The scores come from different versions of a case, whose rubric may differ: \(cases).")
    }
    if notes.otherWords > 0 {
      words.append(
        "A marking sheet shows other words than were scored for \(answers(notes.otherWords)); these were put together by learner."
      )
    }
    return words
  }

  /// What is said of the files beside the marks.
  private static func others(_ notes: AgreementReport.Notes) -> [String] {
    var words: [String] = []
    if let found = notes.answers, found.other > 0 {
      words.append("\(answers(found.other)) given with --answers cannot be shown: not the answer that was scored.")
    }
    if let groups = notes.groups, groups.known < groups.of {
      words.append(
        "The file of groups has a group for \(groups.known) of the \(groups.of) learners; ids must be written alike.")
    }
    return words
  }

  /// The marks that cannot be used, a line each; of many with one cause in one file the first ten.
  static func lines(_ unusable: [AgreementReport.Notes.Unusable]) -> [String] {
    struct Cause: Hashable {
      let file: String
      let reason: String
    }
    var counts: [Cause: Int] = [:]
    var lines: [String] = []
    for mark in unusable {
      let cause = Cause(file: mark.file, reason: mark.reason)
      counts[cause, default: 0] += 1
      if counts[cause, default: 0] <= mostNamed { lines.append("\(mark.file):\(mark.line): \(mark.reason); left out") }
    }
    var told: Set<Cause> = []
    for mark in unusable {
      let cause = Cause(file: mark.file, reason: mark.reason)
      let more = counts[cause, default: 0] - mostNamed
      if more > 0, told.insert(cause).inserted { lines.append("\(mark.file): and \(more) more: \(mark.reason)") }
    }
    return lines
  }

  private static func marks(_ count: Int) -> String { count == 1 ? "1 mark" : "\(count) marks" }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  // MARK: Groups

  static func groupNote(_ pair: MarkerPair) -> String {
    let told =
      pair.hasProgram
      ? "Not told are those of the answers about which the program could not tell, in none of the figures; kappa"
      : "Kappa"
    return
      "Groups are compared with each other only to find a rubric or a program that treats them differently. Differences between groups may be differences between their answers, or chance: read the answers before you conclude anything. \(told) has quadratic weights; SMD divides the mean difference by the standard deviation of all answers, so that groups compare."
  }

  static func group(_ group: GroupAgreement) -> String { group.name?.inOneLine ?? "(no group)" }

  /// Why there are no figures, and for what, where that is not everything.
  static func refusals(_ group: GroupAgreement) -> [String] {
    let start = "\(self.group(group)): \(answers(group.answers))"
    return [GroupRefusal.small, .protects].compactMap { refusal in
      let refused = group.items.filter { $0.refusal == refusal }
      if refused.isEmpty { return nil }
      let isAll = refused.count == group.items.count
      let what = isAll ? "" : " for " + refused.map(\.id.inOneLine).joined(separator: ", ")
      let why =
        switch refusal {
        case .protects: "with them those of the small groups could be worked out by subtraction"
        case .small where group.answers < GroupRefusal.least: "there are fewer than \(GroupRefusal.least)"
        case .small:
          "both marked fewer than \(GroupRefusal.least) of them for "
            + refused.filter(\.isShort).map(\.id.inOneLine).joined(separator: ", ")
        }
      return "\(start). No figures\(what), since \(why)."
    }
  }
}
