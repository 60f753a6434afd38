import Foundation
import Reporting

/// A line that `balint score` or `balint override` wrote, as marks of the program and of people.
struct ScoredLine: Decodable {
  private struct Evidence: Decodable {
    let text: String
  }
  private struct Criterion: Decodable {
    let id: String
    let mark: Int?
    let outOf: Int
    let confidence: Double?
    let evidence: [Evidence]?
  }
  private struct Safety: Decodable {
    let id: String
    let met: Bool?
    let evidence: [Evidence]?
  }

  private let learner: String?
  private let `case`: String
  private let question: String
  private let criteria: [Criterion]
  private let safety: [Safety]
  private let engine: String?
  private let caseHash: String?
  private let answerHash: String?
  private let overrides: [ModeratedScore.Override]?

  /// Reads a line; nil when it is no score.
  init?(_ text: String) {
    guard let line = try? JSONDecoder().decode(ScoredLine.self, from: Data(text.utf8)) else { return nil }
    self = line
  }

  /// Whether a line of JSON looks like a score more than like a mark.
  static func isLike(_ text: String) -> Bool { text.contains("\"criteria\"") }

  /// How many decisions were revised later by the same marker.
  var revised: Int { (overrides?.count ?? 0) - decisions.count }

  /// What people decided; of several decisions of one marker on a criterion the later one counts.
  private var decisions: [ModeratedScore.Override] {
    let overrides = overrides ?? []
    return overrides.indices.filter { place in
      !overrides[(place + 1)...].contains {
        $0.criterion == overrides[place].criterion && $0.marker == overrides[place].marker
      }
    }.map { overrides[$0] }
  }

  /// The program's marks, then those of people.
  func marks(file: String, line: Int) -> [GivenMark] {
    let name = engine.map { "\(Marker.program) \($0)" } ?? Marker.program
    let program = GivenMark.Source(file: file, marker: name, isProgram: true)
    func mark(
      _ source: GivenMark.Source, _ id: String, _ mark: Int?, _ scale: GivenMark.Scale, confidence: Double? = nil,
      _ evidence: [Evidence]? = nil
    ) -> GivenMark {
      GivenMark(
        source: source, line: line, learner: learner ?? "", answerHash: answerHash, caseHash: caseHash,
        item: GivenMark.Item(caseID: `case`, questionID: question, criterion: id), mark: mark, scale: scale,
        confidence: confidence.flatMap { (0...1).contains($0) ? $0 : nil }, evidence: (evidence ?? []).map(\.text))
    }
    var scales: [String: GivenMark.Scale] = [:]
    var marks: [GivenMark] = []
    for criterion in criteria {
      let scale = GivenMark.Scale(outOf: criterion.outOf, isSafety: false)
      scales[criterion.id] = scale
      marks.append(
        mark(program, criterion.id, criterion.mark, scale, confidence: criterion.confidence, criterion.evidence))
    }
    for item in safety {
      let scale = GivenMark.Scale(outOf: 1, isSafety: true)
      scales[item.id] = scale
      marks.append(mark(program, item.id, item.met.map { $0 ? 1 : 0 }, scale, item.evidence))
    }
    for override in decisions {
      guard let scale = scales[override.criterion] else { continue }
      let person = GivenMark.Source(file: file, marker: override.marker, isProgram: false)
      marks.append(mark(person, override.criterion, override.mark, scale))
    }
    return marks
  }
}
