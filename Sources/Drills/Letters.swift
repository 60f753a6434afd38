import Matching

/// The letters under which answers are shown.
enum Letters {
  /// The seats in an order of chance: always the same for one seed and question, and no trace of who came first.
  static func order(_ seats: some Sequence<Int>, seed: UInt64, of question: QuestionKey) -> [Int] {
    var chance = SplitMix(seed: Fingerprint.of("\(question.caseID)\n\(question.questionID)") ^ seed)
    return seats.sorted().shuffled(using: &chance)
  }

  /// A to Z, then AA, AB and so on.
  ///
  /// - Parameter index: from 0.
  /// - Returns: one letter, or more from the 27th on.
  static func name(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : name(index / 26 - 1) + letter
  }
}
