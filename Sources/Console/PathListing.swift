import AnswerFiles
import CaseModel
import Foundation
import Reporting
import Terminal

/// Learning paths as lines or as JSON.
enum PathListing {
  static func write(_ paths: [LearningPath], json: Bool, to screen: Screen) throws {
    if json { return try writeJSON(paths) }
    let idWidth = paths.map(\.id.count).max() ?? 0
    for path in paths {
      let line = [
        TextRun(TextLayout.padded(path.id, to: idWidth), .heading), TextRun("  \(path.title)  "),
        TextRun(Count.of(path.cases.count, "case"), .faint),
      ]
      try screen.show([line])
    }
    if paths.isEmpty { Messages.write("balint: this bank has no learning path") }
  }

  private static func writeJSON(_ paths: [LearningPath]) throws {
    var sink = RowSink.standardOutput
    for path in paths {
      var text = JSONText()
      text.object { object in
        object.add("path", path.id)
        object.add("title", path.title)
        object.add("about", path.about)
        object.array("cases") { cases in path.cases.forEach { cases.add($0) } }
      }
      text.endLine()
      try sink.write(text.bytes)
    }
    try sink.flush()
  }
}
