import CaseModel
import Scoring

/// Recognisers against labels of experts, on what rules were tuned on and on what they were not.
struct Experts {
  /// A column of labels, the skills of which one is enough for it, and what experts or others reach on it.
  struct Label {
    let column: String
    let skills: [String]
    let aim: String
  }

  static let annomi: [Label] = [
    Label(column: "question", skills: ["question"], aim: "kappa 0.87"),
    Label(column: "open_question", skills: ["open-question"], aim: "kappa 0.75"),
    Label(column: "closed_question", skills: ["closed-question"], aim: "kappa 0.55"),
    Label(column: "reflection", skills: ["reflection"], aim: "kappa 0.62"),
    Label(column: "simple_reflection", skills: ["simple-reflection"], aim: "none; experts 0.25"),
    Label(column: "complex_reflection", skills: ["complex-reflection"], aim: "none; experts 0.43"),
    Label(column: "input", skills: ["input"], aim: "kappa 0.58"),
    Label(column: "advice", skills: ["advice"], aim: "kappa 0.45"),
    Label(column: "information", skills: ["information"], aim: "kappa 0.42"),
  ]

  static let epitome: [Label] = [
    Label(column: "emotional_reaction", skills: ["emotional-reaction"], aim: "F1 0.74"),
    Label(column: "exploration", skills: ["exploration"], aim: "F1 0.80"),
    Label(column: "interpretation", skills: ["interpretation"], aim: "none; hand rules 0.76-0.81"),
  ]

  let bank: CaseBank

  /// A table of one data set.
  ///
  /// - Parameters:
  ///   - title: its name.
  ///   - data: the rows, labels in the order of `labels`.
  ///   - labels: what to measure.
  ///   - isYes: whether a label says yes.
  ///   - number: the number of a row's transcript, or of the row itself; those that three divides are held out.
  /// - Returns: the table as Markdown.
  func table(
    _ title: String, _ data: DataSet, _ labels: [Label], isYes: (String) -> Bool, number: (DataSet.Row) -> Int
  ) -> String {
    var lines = [
      "## \(title)", "",
      "| label | skill | part | rows | yes | precision | recall | F1 | kappa | aim |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for (index, label) in labels.enumerated() {
      let recogniser = SkillRecogniser(label.skills, in: bank)
      var tuned = Counts()
      var held = Counts()
      for row in data.rows {
        let seen = !recogniser.sightings(in: row.text).isEmpty
        let labelled = isYes(row.labels[index])
        if number(row) % 3 == 0 {
          held.add(seen: seen, labelled: labelled)
        } else {
          tuned.add(seen: seen, labelled: labelled)
        }
      }
      let name = "| \(label.column) | \(label.skills.joined(separator: ", "))"
      lines.append("\(name) | held out | \(held.row) | \(label.aim) |")
      lines.append("\(name) | tuned on | \(tuned.row) | |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
