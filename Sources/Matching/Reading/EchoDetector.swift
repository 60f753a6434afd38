/// Finds stretches of an answer that were taken over word for word from given texts.
///
/// To repeat a patient's few words is good practice; to copy a run of many is no answer.
public struct EchoDetector: Sendable {
  /// Number of words in a row that make a copy.
  public static let run = 7

  private let runs: Set<UInt64>

  /// Makes a detector.
  ///
  /// - Parameter texts: what may be copied from: the situation, the opening line, the question.
  public init(_ texts: [String]) {
    let reader = TextReader()
    var runs: Set<UInt64> = []
    for text in texts {
      for (_, hash) in Self.runs(of: reader.read(text), reader) { runs.insert(hash) }
    }
    self.runs = runs
  }

  /// Indices of words that begin a copied run.
  func copies(in answer: AnswerText, _ reader: TextReader) -> [Int] {
    runs.isEmpty ? [] : Self.runs(of: answer, reader).filter { runs.contains($0.hash) }.map(\.start)
  }

  /// A polynomial hash of every run of words, rolled along the text.
  private static func runs(of answer: AnswerText, _ reader: TextReader) -> [(start: Int, hash: UInt64)] {
    guard answer.words.count >= run else { return [] }
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let leading = (1..<run).reduce(UInt64(1)) { power, _ in power &* base }
    let hashes = answer.words.map { reader.vocabulary.entries[Int($0.form)].hash }
    var hash = hashes.prefix(run).reduce(UInt64(0)) { $0 &* base &+ $1 }
    var runs = [(0, hash)]
    for start in 1..<(hashes.count - run + 1) {
      hash = (hash &- hashes[start - 1] &* leading) &* base &+ hashes[start + run - 1]
      runs.append((start, hash))
    }
    return runs
  }
}

extension AnswerText {
  /// Marks the words that were copied, so that they count for nothing.
  ///
  /// - Parameters:
  ///   - echo: what may be copied from.
  ///   - reader: the reader that made this text.
  public mutating func markCopied(_ echo: EchoDetector, reader: TextReader) {
    for start in echo.copies(in: self, reader) {
      for index in start..<(start + EchoDetector.run) { words[index].zone = .copied }
    }
  }
}
