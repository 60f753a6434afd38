import Scoring

/// Writes what was learned about a case as a file that people can read and correct.
public enum CalibrationWriter {
  /// The ending of a calibration's file name, after the case's id.
  public static let fileEnding = ".calibration.yaml"

  /// The text of the file; the same calibration gives the same text.
  ///
  /// - Parameter calibration: what was learned.
  /// - Returns: YAML that `CalibrationReader` reads back as the very same.
  public static func text(_ calibration: CaseCalibration) -> String {
    var lines = [
      "# What marked answers have taught about this case; made by balint calibrate, and used while the case is as it was.",
      "# An estimate is a share of the full mark: offset + evidence x the rubric's mark + found, alike, contrary, exact,",
      "# typical and denial x how like the examples the answer is + the weights of its words, divided by its size.",
      "# Thresholds are in marks. A word that one answer alone holds is kept only where the case holds it, or where it is a",
      "# common word that no answer writes with a capital inside a sentence: a name that is a common word too (Rose, Mark),",
      "# written small, could be among them. Look the words over before the file is given away.",
      "calibration: \(quoted(calibration.caseID))", "case hash: \(quoted(calibration.caseHash))",
      "engine: \(quoted(calibration.engine))", "date: \(quoted(calibration.date))",
    ]
    lines.append(calibration.questions.isEmpty ? "questions: []" : "questions:")
    for part in calibration.questions { lines += question(part) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func question(_ part: CaseCalibration.QuestionPart) -> [String] {
    var lines = ["  - question: \(quoted(part.calibration.question))"]
    lines.append(part.calibration.answers.isEmpty ? "    answers: []" : "    answers:")
    lines += part.calibration.answers.map {
      "      - {answer: \(quoted($0.fingerprint)), size: \(number($0.size))}"
    }
    lines.append(part.records.isEmpty ? "    criteria: []" : "    criteria:")
    for record in part.records {
      lines += self.record(record)
      if let learned = part.calibration.criteria.first(where: { $0.criterion == record.criterion }) {
        lines += self.learned(learned)
      }
    }
    return lines
  }

  private static func record(_ record: CaseCalibration.Record) -> [String] {
    [
      "      - criterion: \(quoted(record.criterion))", "        outcome: \(quoted(record.outcome.text))",
      "        marked: \(record.answers)", "        texts: \(record.texts)", "        markers: \(record.markers)",
      "        before: \(figures(record.before))", "        after: \(figures(record.after))",
    ]
  }

  private static func figures(_ figures: AgreementFigures) -> String {
    let kappa = figures.quadraticKappa.map(number) ?? "undefined"
    return "{answers: \(figures.count), exact: \(number(figures.exact)), adjacent: \(number(figures.adjacent)), "
      + "kappa: \(kappa), squared error: \(number(figures.squaredError)), bias: \(number(figures.bias))}"
  }

  private static func learned(_ learned: CriterionCalibration) -> [String] {
    var lines = [
      "        offset: \(number(learned.offset))", "        evidence: \(number(learned.evidence))",
      "        found: \(number(learned.found))", "        alike: \(number(learned.alike))",
      "        contrary: \(number(learned.contrary))", "        exact: \(number(learned.exact))",
      "        typical: \(number(learned.typical))", "        denial: \(number(learned.denial))",
      "        thresholds: \(list(learned.thresholds))",
      "        confidence: \(list(learned.confidence.shares))",
    ]
    lines.append(learned.words.isEmpty ? "        words: []" : "        words:")
    let byWeight = learned.words.sorted { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
    lines += byWeight.map { word in
      let answers = word.answers.map(String.init).joined(separator: ", ")
      return "          - {word: \(quoted(word.stem)), weight: \(number(word.weight)), in: [\(answers)]}"
    }
    lines.append(learned.teachings.isEmpty ? "        marks: []" : "        marks:")
    lines += learned.teachings.map {
      "          - {answer: \($0.answer), mark: \(number($0.mark)), pull: \(number($0.pull))}"
    }
    return lines
  }

  private static func list(_ numbers: [Double]) -> String {
    "[" + numbers.map(number).joined(separator: ", ") + "]"
  }

  /// Four places at most, and no more than are needed.
  static func number(_ value: Double) -> String {
    let whole = Int((QuestionCalibration.rounded(value) * 10_000).rounded())
    let sign = whole < 0 ? "-" : ""
    var digits = String(whole.magnitude % 10_000 + 10_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole.magnitude / 10_000)" + (digits.isEmpty ? "" : ".\(digits)")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
