/// Finds stretches of an answer that were taken over word for word from given texts.
///
/// To repeat a patient's few words is good practice; to copy a run of many is no answer.
public struct EchoDetector: Sendable {
  /// Number of words in a row that make a copy.
  public static let run = 7

  private let runs: Set<UInt64>
  /// One bit for each of the hashes' lowest ten bits: nearly every run of an answer is told from all others by it.
  private let seen: [UInt64]

  /// Makes a detector.
  ///
  /// - Parameter texts: what may be copied from: the situation, the opening line, the question.
  public init(_ texts: [String]) {
    let reader = TextReader()
    var runs: Set<UInt64> = []
    for text in texts {
      let answer = reader.read(text)
      Self.forEachRun(of: answer, reader) { _, hash in runs.insert(hash) }
    }
    var seen = Array(repeating: UInt64(0), count: 16)
    for hash in runs { seen[Self.place(hash)] |= Self.bit(hash) }
    self.runs = runs
    self.seen = seen
  }

  private init(runs: Set<UInt64>, seen: [UInt64]) {
    (self.runs, self.seen) = (runs, seen)
  }

  /// The same detector in memory of its own, for another task.
  public var copy: EchoDetector { EchoDetector(runs: Set(Array(runs)), seen: seen.map { $0 }) }

  private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 6) & 15 }
  private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

  func holds(_ hash: UInt64) -> Bool { seen[Self.place(hash)] & Self.bit(hash) != 0 && runs.contains(hash) }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let leading = (1..<run).reduce(UInt64(1)) { power, _ in power &* base }

  /// Gives a polynomial hash of every run of words, rolled along the text.
  static func forEachRun(of answer: AnswerText, _ reader: TextReader, _ look: (_ start: Int, _ hash: UInt64) -> Void) {
    guard answer.words.count >= run else { return }
    func hash(_ index: Int) -> UInt64 { reader.vocabulary.shapes[Int(answer.words[index].form)].hash }
    let (base, leading) = (base, leading)
    var rolled = (0..<run).reduce(UInt64(0)) { $0 &* base &+ hash($1) }
    look(0, rolled)
    for start in 1..<(answer.words.count - run + 1) {
      rolled = (rolled &- hash(start - 1) &* leading) &* base &+ hash(start + run - 1)
      look(start, rolled)
    }
  }
}

extension AnswerText {
  /// Marks the sentences that were there before in the same words, so that they count for nothing again: what is said
  /// twice is said once, and said where it was said first. Looks back over 64 sentences.
  ///
  /// - Parameter reader: the reader that made this text.
  public mutating func markRepeated(reader: TextReader) {
    guard sentences.count > 1 else { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: sentences.count) { hashes in
      for (place, sentence) in sentences.enumerated() {
        var hash = Fingerprint.empty
        for word in words[sentence.words] {
          hash = (hash ^ reader.vocabulary.shapes[Int(word.form)].hash) &* 0x0000_0100_0000_01B3
        }
        hashes[place] = hash
        // No farther back than that a long text costs no more than its length.
        guard hashes[max(0, place - 64)..<place].contains(hash) else { continue }
        for index in sentence.words where standings[index].zone < .repeated { standings[index].zone = .repeated }
      }
    }
  }

  /// Marks the words that were copied, so that they count for nothing.
  ///
  /// - Parameters:
  ///   - echo: what may be copied from.
  ///   - reader: the reader that made this text.
  public mutating func markCopied(_ echo: EchoDetector, reader: TextReader) {
    var starts: [Int] = []
    EchoDetector.forEachRun(of: self, reader) { start, hash in if echo.holds(hash) { starts.append(start) } }
    for start in starts {
      for index in start..<(start + EchoDetector.run) { standings[index].zone = .copied }
    }
  }
}
