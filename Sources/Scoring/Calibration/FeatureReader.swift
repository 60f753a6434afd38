import CaseModel
import Matching

/// Reads of marked answers what a calibration is learned from, in the same way as it is applied. It serves one task.
public final class FeatureReader {
  /// What one answer gives to learn from.
  public struct Features: Sendable {
    /// A criterion's own part.
    public struct Criterion: Sendable {
      /// Its id.
      public let id: String
      /// The most that its mark can be.
      public let outOf: Int
      /// What the rubric awards.
      public let mark: Int
      /// How far the answer is like its examples.
      public let resemblance: Resemblance
    }

    /// The criteria whose mark can be given.
    public let criteria: [Criterion]
    /// The distinct stems in rising order, by their numbers in `stems`.
    public let stems: [Int]
    /// Length of the answer's vector.
    public let size: Double
  }

  /// The stems that are told apart.
  public var stems: [String] { calibration.table.stems }
  /// The weight of each stem in an answer's vector.
  public var values: [Double] { calibration.values }
  /// The stems that the case and its rubric hold: no secret of anybody.
  public let openStems: Set<String>
  /// The stems of common words, of those that no text writes with a capital inside a sentence, as a name is.
  public let commonStems: Set<String>
  /// For each criterion that can be learned about, how many examples it has.
  public let examples: [String: Int]
  /// The criteria that look for answers that say the opposite of their examples.
  public let contradicting: Set<String>

  private let calibration: CompiledCalibration
  private let compiled: CompiledQuestion
  private let reader: TextReader
  private let scorer: Scorer
  private let finder: StemFinder
  private var scratch = CalibrationScratch()

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - compiled: the question; what may have been learned about it before is left out.
  ///   - texts: every text whose stems are to be told apart.
  public init(_ compiled: CompiledQuestion, texts: [String]) {
    let reader = TextReader()
    let plain = compiled.calibrated(by: nil)
    let stems = Set(texts.flatMap { reader.distinctStems(of: $0) })
    let calibration = CompiledCalibration(
      nil, of: plain.question, givenTexts: plain.givenTexts, moreStems: stems.sorted())
    let ofCriteria = plain.question.examplesOfCriteria
    let open = plain.givenTexts + plain.question.rubricTexts
    openStems = Set(open.flatMap { reader.distinctStems(of: $0) })
    examples = Dictionary(ofCriteria.map { ($0.id, $0.texts.count) }) { first, _ in first }
    contradicting = Set(ofCriteria.filter(\.areContradicted).map(\.id))
    commonStems = reader.commonStems(of: texts)
    self.compiled = plain
    self.calibration = calibration
    self.reader = reader
    scorer = Scorer(plain, reader: reader)
    finder = StemFinder(calibration.table, reader: reader)
  }

  /// Reads one answer.
  ///
  /// - Parameter answer: the answer as given.
  /// - Returns: what can be learned from; nil when the answer cannot be judged.
  public func features(of answer: String) -> Features? {
    var features: Features?
    let score = scorer.score(answer, isOwnText: false) { finder in
      calibration.read(finder.answer, self.finder, into: &scratch)
    }
    guard score.unreadable == nil else { return nil }
    let criteria = score.marks.compactMap { mark -> Features.Criterion? in
      guard let awarded = mark.mark, mark.outOf > 0,
        let criterion = calibration.criteria.first(where: { $0.id == mark.criterion })
      else { return nil }
      return Features.Criterion(
        id: mark.criterion, outOf: mark.outOf, mark: awarded,
        resemblance: calibration.resemblance(criterion, scratch))
    }
    features = Features(criteria: criteria, stems: scratch.found.stems.sorted(), size: scratch.size)
    return features
  }
}

extension Question {
  /// The words of its rubric, its anchors and its examples.
  fileprivate var rubricTexts: [String] {
    let own: [String] =
      switch task {
      case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
        criteria.flatMap {
          [$0.looksFor, $0.praise, $0.advice].compactMap { $0 } + texts($0.full) + ($0.partly.map(texts) ?? [])
        }
      case .patient(let views, _), .wonder(let views, _): views.flatMap { [$0.view] + texts($0.evidence) }
      case .between(let levels), .reflect(let levels): levels.flatMap { [$0.descriptor] + texts($0.evidence) }
      case .avoid(let pitfalls, _): pitfalls.flatMap { [$0.name] + texts($0.named) + texts($0.reason) }
      case .safety(let items): items.flatMap { [$0.says] + texts($0.evidence) }
      case .notice: []
      }
    return own + anchors.map(\.answer)
  }

  private func texts(_ evidence: Evidence) -> [String] {
    switch evidence {
    case .phrase(let phrase): [phrase.source]
    case .like(let likeness): likeness.examples
    default: evidence.parts.flatMap(texts)
    }
  }
}
