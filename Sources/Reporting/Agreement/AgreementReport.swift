public import Agreement

/// How far markers agree: figures for each pair of them, for each criterion and for the score.
///
/// Safety items stand apart from the score. What the program could not tell is no mark: it is counted, and is in no
/// figure.
public struct AgreementReport: Sendable {
  /// What is asked for.
  public struct Options: Sendable {
    /// Draws the resamples of the intervals.
    public let bootstrap: Bootstrap
    /// How many disagreements are shown of each pair of markers, 0 or more.
    public let worst: Int
    /// The group of each learner; nil for a report without groups.
    public let groups: [String: String]?

    /// Makes options.
    public init(bootstrap: Bootstrap, worst: Int, groups: [String: String]? = nil) {
      (self.bootstrap, self.worst, self.groups) = (bootstrap, max(0, worst), groups)
    }
  }

  /// Who marked, people before the program.
  public let markers: [Marker]
  /// Each pair of markers who marked something in common; people with each other, then the program with people.
  public let pairs: [MarkerPair]
  /// Krippendorff's alpha of each item, where there are three markers or more.
  public let alphas: [GroupAlpha]
  /// What was left out.
  public let notes: Notes
  /// What was asked for.
  public let options: Options

  /// Compares marks.
  ///
  /// - Parameters:
  ///   - marks: of at least two markers, in the order of the files.
  ///   - answers: answers whose texts are known; they do not change which marks are put together, but that they tell
  ///     whose answer a blind sheet means.
  ///   - notes: what is known of the files.
  ///   - options: what is asked for.
  ///   - scale: what the bank says of an item; nil when it does not know it.
  public init(
    _ marks: [GivenMark], answers: [GivenAnswer], notes: Notes = Notes(), options: Options,
    scale: (GivenMark.Item) -> GivenMark.Scale?
  ) {
    let table = MarkTable(marks, answers: answers, notes: notes, scale: scale)
    markers = table.markers
    self.options = options
    var pairs: [MarkerPair] = []
    for (place, first) in table.markers.enumerated() {
      for second in table.markers[(place + 1)...] {
        let pair = MarkerPair(first, second, table, options)
        if !pair.questions.isEmpty { pairs.append(pair) }
      }
    }
    // Stable: people with each other, then the program with people.
    self.pairs = pairs.filter { !$0.hasProgram } + pairs.filter(\.hasProgram)
    alphas = GroupAlpha.all(table, options.bootstrap)
    var found = table.notes
    found.alone = table.markersAlone
    let learners = table.learners
    found.hasBlindAlone = learners.contains(where: AnswerIndex.isBlind)
    if let groups = options.groups {
      found.groups = (learners.count { groups[$0] != nil }, learners.count)
    }
    self.notes = found
  }
}
