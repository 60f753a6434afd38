import Matching
import Agreement

@testable import Reporting

/// Marks of people and of the program, made up.
enum AgreementExamples {
  static let hostile = "<b>\u{1B}[31m\u{202E}\n=1+1"

  static func source(_ marker: String, file: String = "a.csv") -> GivenMark.Source {
    GivenMark.Source(file: file, marker: marker, isProgram: marker.hasPrefix("balint"))
  }

  static func mark(
    _ marker: String, _ learner: String, _ criterion: String, _ mark: Int?, file: String = "a.csv",
    question: String = "say", line: Int = 1, hash: String? = nil, shown: String? = nil, outOf: Int? = nil,
    caseHash: String? = nil, confidence: Double? = nil, evidence: [String] = [],
    isSafety: Bool? = nil
  ) -> GivenMark {
    GivenMark(
      source: source(marker, file: file), line: line, learner: learner, answerHash: hash, shownHash: shown,
      caseHash: caseHash,
      item: GivenMark.Item(caseID: "small", questionID: question, criterion: criterion), mark: mark,
      scale: outOf.map { GivenMark.Scale(outOf: $0, isSafety: isSafety ?? (question == "safety")) },
      confidence: confidence,
      evidence: evidence)
  }

  /// Three markers on thirty answers, of two criteria and a safety item; one learner and one marker are hostile.
  static let marks: [GivenMark] = {
    var lot = SplitMix(seed: 3)
    return (0..<30).flatMap { number -> [GivenMark] in
      let learner = number == 0 ? hostile : "l\(number)"
      return ["sorry", "asks"].flatMap { criterion -> [GivenMark] in
        let (truth, other) = (lot.below(3), lot.below(3))
        return [
          mark(
            "balint 0.1.0", learner, criterion, number == 5 ? nil : truth, outOf: 2, confidence: 0.75,
            evidence: ["sorry"]),
          mark("anna", learner, criterion, lot.below(4) == 0 ? other : truth),
          mark(hostile, learner, criterion, lot.below(3) == 0 ? other : truth),
        ]
      } + [
        mark("balint 0.1.0", learner, "tells", number % 2, question: "safety", outOf: 1),
        mark("anna", learner, "tells", lot.below(2), question: "safety"),
      ]
    }
  }()

  static func report(
    _ marks: [GivenMark] = marks, answers: [GivenAnswer] = [], groups: [String: String]? = nil, worst: Int = 3
  ) -> AgreementReport {
    AgreementReport(
      marks, answers: answers,
      options: AgreementReport.Options(
        bootstrap: Bootstrap(resamples: 100, seed: 1), worst: worst, groups: groups)
    ) { _ in nil }
  }
}
