import Matching
import Scoring

/// One marked answer as it is learned from.
struct Lesson {
  let fingerprint: String
  /// The same for answers that differ in nothing but case, spaces and punctuation.
  let group: UInt64
  let features: FeatureReader.Features
  let marks: [String: [Double]]
}

/// One marked answer as it is learned from for one criterion.
struct CriterionLesson {
  /// Its place among the question's lessons.
  let place: Int
  let group: UInt64
  let features: FeatureReader.Features
  let fingerprint: String
  let criterion: FeatureReader.Features.Criterion
  /// The marks of the markers.
  let marks: [Double]

  var mark: Double { marks.reduce(0, +) / Double(marks.count) }
  var share: Double { mark / Double(criterion.outOf) }
  /// What is learned about beside the words: each has a slope.
  var signs: [Double] {
    [
      Double(criterion.mark) / Double(criterion.outOf), criterion.resemblance.alike, criterion.resemblance.contrary,
    ]
  }
}

extension Lesson {
  /// Reads marked answers, in an order that does not depend on theirs.
  ///
  /// - Returns: the lessons, and how many answers cannot be judged.
  static func all(_ answers: [MarkedAnswer], _ reader: FeatureReader) -> (lessons: [Lesson], setAside: Int) {
    var lessons: [(lesson: Lesson, order: String)] = []
    for answer in answers {
      guard let features = reader.features(of: answer.text) else { continue }
      // The order of markers is no part of what is learned either.
      let marks = answer.marks.mapValues { $0.filter(\.isFinite).sorted() }.filter { !$0.value.isEmpty }
      let fingerprint = Fingerprint.hex(Fingerprint.of(answer.text))
      let order = fingerprint + marks.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined()
      lessons.append(
        (
          Lesson(fingerprint: fingerprint, group: group(of: answer.text), features: features, marks: marks), order
        ))
    }
    return (lessons.sorted { $0.order < $1.order }.map(\.lesson), answers.count - lessons.count)
  }

  private static func group(of text: String) -> UInt64 {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return Fingerprint.of(words.joined(separator: " "))
  }
}
