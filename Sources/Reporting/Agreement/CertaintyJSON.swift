import AnswerFiles
import Agreement

extension MarkerPair.Certainty {
  /// Writes how sure the program was and how often a person agreed.
  func write(to object: inout JSONObjectText) {
    object.add("cannotTell", untold)
    object.add("expectedError", reliability.expectedError)
    object.array("reliability") { list in
      for bin in reliability.bins {
        list.object { entry in
          entry.add("from", bin.from)
          entry.add("to", bin.to)
          entry.add("n", bin.count)
          entry.add("stated", bin.stated)
          entry.add("agreement", bin.agreement)
        }
      }
    }
    object.array("coverage") { list in
      for row in coverage.rows {
        list.object { entry in
          entry.add("reviewBelow", row.reviewBelow)
          entry.add("marks", row.count)
          entry.add("kept", row.kept)
          entry.add("coverage", row.coverage)
          entry.add("agreement", row.agreement)
        }
      }
    }
  }
}
