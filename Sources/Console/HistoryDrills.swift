import ArgumentParser
import Drills
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// `balint history drills`: the records of drills that were led.
struct HistoryDrills: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drills", abstract: "List the drills you led, or write the record of one.",
    discussion: """
      EXAMPLES
        balint history drills                     the drills, the latest first
        balint history drills 3 > notes.md        the record of drill 3, to paste into teaching notes
        balint history drills 3 --html > 3.html   the same as a page
      """)

  @Argument(help: "The number of a drill; without it, all are listed.")
  var number: Int64?

  @Flag(help: "As a page in one file.")
  var html = false

  @Flag(help: "As one JSON object for programs.")
  var json = false

  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    if html, json { throw ValidationError("--html or --json, not both") }
    if number == nil, html || json {
      throw ValidationError("name the number of a drill; balint history drills lists them")
    }
  }

  func run() throws {
    try HistoryCommand.reading(history.location) { store, learner in
      let drills = try store.drills(of: learner)
      guard let number else { return try list(drills, on: Screen.standard(look)) }
      guard let kept = drills.first(where: { $0.number == number }) else {
        throw Outcome.misused("there is no drill \(number); balint history drills lists those there are")
      }
      if json { return try ExportFile.write(Array((kept.record + "\n").utf8), to: "-", force: false) }
      guard let record = try? JSONDecoder().decode(DrillRecord.self, from: Data(kept.record.utf8)) else {
        throw Outcome.unreadable("the record of drill \(number) is of another version; --json gives it as it is")
      }
      try ExportFile.write(record.bytes(html ? .page : .markdown), to: "-", force: false)
    }
  }

  private func list(_ drills: [LearnerData.DrillRecord], on screen: Screen) throws {
    if drills.isEmpty { return Messages.write("balint: no drill has been led yet; balint drill begins one") }
    for kept in drills {
      let record = try? JSONDecoder().decode(DrillRecord.self, from: Data(kept.record.utf8))
      let titles = record?.cases.map(\.title).joined(separator: "; ") ?? ""
      let runs = [
        TextRun("\(kept.number)  ", .heading), TextRun(DayText.time(kept.at) + "  ", .faint),
        TextRun(kept.group.isEmpty ? titles : "\(kept.group): \(titles)"),
      ]
      try screen.show(screen.layout.lines(runs, rest: "   "))
    }
  }
}

extension DrillRecord {
  /// The forms in which a record is written.
  enum Form { case markdown, page }

  /// The record as a file.
  func bytes(_ form: Form) -> [UInt8] {
    switch form {
    case .markdown: Array(DrillRecordMarkdown(timeZone: .current).text(self).utf8)
    case .page: DrillRecordPage(timeZone: .current).page(self).bytes
    }
  }
}
