public import Scoring

/// A score as rows of marks, one a criterion: `learner,case,question,criterion,marker,mark`.
public enum ScoreCSV {
  /// The header row.
  public static let columns = ["learner", "case", "question", "criterion", "marker", "mark"]

  /// The rows of one score; a mark that could not be given is an empty cell.
  ///
  /// - Parameters:
  ///   - score: the score.
  ///   - learner: who answered.
  /// - Returns: the rows in the order of the rubric, safety items last.
  public static func rows(_ score: Score, learner: String) -> [[String]] {
    let marker = "balint \(engineVersion)"
    let marks = score.marks.map { ($0.criterion, $0.mark) }
    let items = score.safety.map { ($0.item, $0.isMet.map { $0 ? 1 : 0 }) }
    return (marks + items).map { criterion, mark in
      [learner, score.caseID, score.questionID, criterion, marker, mark.map(String.init) ?? ""]
    }
  }
}
