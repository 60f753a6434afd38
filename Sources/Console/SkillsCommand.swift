import AnswerFiles
import ArgumentParser
import CaseModel
import Diagnostics
import Foundation
import Reporting
import Scoring
import Terminal

/// `balint skills`: what the recognisers see in a text.
struct SkillsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills",
    abstract: "Show which skills each text of a file shows, by which words and which cues, as JSON Lines.",
    discussion: "Texts are read as words said to a patient, one a line, or one a row of the CSV column named.")

  @Argument(help: "The file; - or nothing for standard input.")
  var file = "-"

  @Option(name: .customLong("skill"), help: "Look only for this skill; may be given several times. (default: all)")
  var skills: [String] = []

  @Option(help: "Read this column of a CSV or TSV file.")
  var column: String?

  @Flag(help: "List the skills there are, with what each one is.")
  var list = false

  @Flag(help: "With --list: JSON Lines, for programs.")
  var json = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions

  func run() throws {
    let bank = try bank.definitions()
    if list {
      let skills = bank.skills.values.sorted { $0.id < $1.id }
      return json ? try SkillListing.writeJSON(skills) : try SkillListing.write(skills, to: Screen.standard(look))
    }
    var sink = RowSink.standardOutput
    var text = JSONText()
    let recogniser = SkillRecogniser(try names(in: bank), in: bank)
    let input = try InputFile(file)
    defer { input.close() }
    if file == "-", isatty(STDIN_FILENO) == 1 {
      Messages.write("Type what is said to a patient, a text a line; Ctrl-D on an empty line ends it.")
    }
    var unread = 0
    do {
      var rows = try TextRowReader(name: input.name, column: column, descriptor: input.descriptor)
      while let row = try rows.next() {
        guard let words = row.text else {
          unread += 1
          Messages.write(
            "\(input.name):\(row.line): this row cannot be read (its bytes, its quotes or its length); passed over")
          continue
        }
        text.removeAll()
        text.object { Self.write(recogniser.sightings(in: words), line: row.line, to: &$0) }
        text.endLine()
        try sink.write(text.bytes)
      }
      try sink.flush()
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
    if unread > 0 { throw Outcome.findings }
  }

  /// The skills asked for; `open_question` is as good as `open-question`.
  private func names(in bank: CaseBank) throws -> [String] {
    let known = bank.skills.keys.sorted()
    var seen: Set<String> = []
    let asked = try skills.map { name in
      let id = name.replacing("_", with: "-")
      guard bank.skills[id] == nil else { return id }
      throw Outcome.misused(
        "there is no skill “\(name)”; "
          + (NearestName.closest(to: id, among: known).map { "did you mean \($0)?" }
            ?? "balint skills --list names them"))
    }
    return asked.isEmpty ? known : asked.filter { seen.insert($0).inserted }
  }

  private static func write(_ sightings: [SkillRecogniser.Sighting], line: Int, to object: inout JSONObjectText) {
    object.add("line", line)
    object.array("skills") { list in
      for sighting in sightings {
        list.object { skill in
          skill.add("skill", sighting.skill)
          skill.array("evidence") { spans in
            for span in sighting.evidence {
              spans.object { place in
                place.add("start", span.start)
                place.add("end", span.end)
                place.add("text", span.text)
                place.add("rule", span.rule)
              }
            }
          }
        }
      }
    }
  }
}
