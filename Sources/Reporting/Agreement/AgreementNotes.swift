extension AgreementReport {
  /// What a reader must know about the marks.
  public struct Notes: Sendable {
    /// A mark that cannot be used.
    public struct Unusable: Sendable, Equatable {
      /// The file.
      public let file: String
      /// The line, counted from 1.
      public let line: Int
      /// Why, in a sentence without a full stop; alike for what has the same cause.
      public let reason: String

      /// Makes one.
      public init(file: String, line: Int, reason: String) {
        (self.file, self.line, self.reason) = (file, line, reason)
      }
    }

    /// What became of the answers that were given.
    public struct Answers: Sendable {
      /// How many there are.
      public let given: Int
      /// How many of them were marked.
      public let found: Int
      /// How many are not the answer that was scored, by the fingerprint, or cannot be told apart.
      public let other: Int
    }

    /// Marks that cannot be used.
    public var unusable: [Unusable] = []
    /// Rows without a mark, as a sheet has them that is not filled in wholly.
    public var empty = 0
    /// Decisions that the same marker revised; the later one counts.
    public var revised = 0
    /// Names of files that stand for the marker, as a row does not name one.
    public var namedByFile: [String] = []
    /// Markers whom only their files tell apart, those of one name together.
    public internal(set) var sameNames: [[String]] = []
    /// How many answers were left out, since a marker gave the same thing two different marks.
    public internal(set) var markedTwice = 0
    /// How often a learner answered a question more than once and marks did not say which; they were left out.
    public internal(set) var answeredTwice = 0
    /// For how many answers a marking sheet shows other words than were scored.
    public internal(set) var otherWords = 0
    /// Items of which the files say different scales, with what they say.
    public internal(set) var scales: [(item: GivenMark.Item, outOf: [Int])] = []
    /// Cases that changed between the scores.
    public internal(set) var changedCases: [String] = []
    /// For each marker how many marks nobody else has a mark for.
    public internal(set) var alone: [(marker: Marker, count: Int)] = []
    /// Whether answers have no name but that of a blind sheet.
    public internal(set) var hasBlindAlone = false
    /// What became of the answers that were given; nil when none were.
    public internal(set) var answers: Answers?
    /// How many learners have a group, of how many; nil for a report without groups.
    public internal(set) var groups: (known: Int, of: Int)?

    /// Notes on nothing yet.
    public init() {}

    /// What there is to say, a sentence each; the marks that cannot be used are counted.
    public var sentences: [String] { AgreementWords.sentences(self) }

    /// The marks that cannot be used, a line each; of many with one cause in one file the first ten.
    public var unusableLines: [String] { Self.lines(unusable) }

    /// Some of the marks that cannot be used, as `unusableLines` has them.
    public static func lines(_ unusable: [Unusable]) -> [String] { AgreementWords.lines(unusable) }

    /// Adds what is known of another file.
    public mutating func add(_ other: Self) {
      unusable += other.unusable
      empty += other.empty
      revised += other.revised
      namedByFile += other.namedByFile
    }

    mutating func refuse(_ mark: GivenMark, _ reason: String) {
      unusable.append(Unusable(file: mark.source.file, line: mark.line, reason: reason))
    }
  }
}
