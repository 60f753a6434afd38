import AnswerFiles
import CaseModel
import Foundation
import Reporting
import Terminal

/// Cases as lines or as JSON.
enum CaseListing {
  static func write(_ cases: [Case], json: Bool, to screen: Screen) throws {
    if json { return try writeJSON(cases) }
    let idWidth = cases.map(\.id.count).max() ?? 0
    for teachingCase in cases {
      let line = [
        TextRun(TextLayout.padded(teachingCase.id, to: idWidth), .heading),
        TextRun("  \(teachingCase.level)  \(teachingCase.title)  "),
        TextRun(teachingCase.themes.joined(separator: ", "), .faint),
      ]
      try screen.show([line])
    }
    if cases.isEmpty { Messages.write("balint: no case is like that; balint cases list shows them all") }
  }

  private static func writeJSON(_ cases: [Case]) throws {
    var sink = RowSink.standardOutput
    for teachingCase in cases {
      var text = JSONText()
      text.object { object in
        object.add("case", teachingCase.id)
        object.add("title", teachingCase.title)
        object.add("level", teachingCase.level)
        object.array("themes") { themes in teachingCase.themes.forEach { themes.add($0) } }
        object.add("content", teachingCase.contentLabel)
        object.array("questions") { questions in teachingCase.questions.forEach { questions.add($0.id) } }
        object.add("hash", teachingCase.hash)
      }
      text.endLine()
      try sink.write(text.bytes)
    }
    try sink.flush()
  }
}
