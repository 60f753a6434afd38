public import Agreement

/// How far markers agree: figures for each pair of them, for each criterion and for the score.
///
/// Safety items stand apart from the score. What the program could not tell is no mark: it is counted, and is in no figure.
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

  /// What a reader must know about the marks.
  public struct Notes: Sendable {
    /// A mark that cannot be used.
    public struct Unusable: Sendable {
      /// The file.
      public let file: String
      /// The line, counted from 1.
      public let line: Int
      /// Why, in a sentence without a full stop.
      public let reason: String

      init(_ mark: GivenMark, _ reason: String) {
        (file, line, self.reason) = (mark.source.file, mark.line, reason)
      }
    }

    /// Marks that cannot be used.
    public internal(set) var unusable: [Unusable] = []
    /// Markers whom only their files tell apart, those of one name together.
    public internal(set) var sameNames: [[String]] = []
    /// How often a marker gave two marks to the same thing; the last one counts.
    public internal(set) var givenTwice = 0
    /// How often a learner answered a question more than once and marks did not say which; they went to the first answer.
    public internal(set) var answeredTwice = 0
    /// For each marker how many marks nobody else has a mark for.
    public internal(set) var alone: [(marker: Marker, count: Int)] = []

    /// What there is to say of all that but the marks that cannot be used, a sentence each.
    public var sentences: [String] { AgreementWords.sentences(self) }
  }

  /// Who marked.
  public let markers: [Marker]
  /// Each pair of markers who marked something in common; people before the program.
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
  ///   - answers: answers whose texts are known.
  ///   - options: what is asked for.
  ///   - scale: what the bank says of an item; nil when it does not know it.
  public init(
    _ marks: [GivenMark], answers: [GivenAnswer], options: Options, scale: (GivenMark.Item) -> GivenMark.Scale?
  ) {
    let table = MarkTable(marks, answers: answers, scale: scale)
    var notes = table.notes
    markers = table.markers
    notes.alone = table.markersAlone
    self.notes = notes
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
  }
}

extension MarkTable {
  /// For each marker how many marks nobody else has anything for, be it that the program could not tell.
  var markersAlone: [(marker: Marker, count: Int)] {
    var counts: [Marker: Int] = [:]
    for item in questions.joined() {
      for cells in item.cells.values where cells.count == 1 {
        for (marker, cell) in cells where cell.mark != nil { counts[marker, default: 0] += 1 }
      }
    }
    return markers.compactMap { marker in counts[marker].map { (marker, $0) } }
  }
}
