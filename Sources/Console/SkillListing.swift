import AnswerFiles
import CaseModel
import Reporting
import Terminal

/// Skills as text or as JSON.
enum SkillListing {
  /// Each as its name and what it is, wrapped.
  static func write(_ skills: [Skill], to screen: Screen) throws {
    let layout = TextLayout(columns: screen.width)
    for skill in skills {
      let runs = [TextRun(skill.id, .heading), TextRun(" - " + skill.definition)]
      try screen.show(layout.lines(runs, rest: "    "))
    }
  }

  static func writeJSON(_ skills: [Skill]) throws {
    var sink = RowSink.standardOutput
    for skill in skills {
      var text = JSONText()
      text.object {
        $0.add("skill", skill.id)
        $0.add("definition", skill.definition)
        $0.add("source", skill.credit)
      }
      text.endLine()
      try sink.write(text.bytes)
    }
    try sink.flush()
  }
}
