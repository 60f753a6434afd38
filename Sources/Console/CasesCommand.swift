import AnswerFiles
import ArgumentParser
import CaseModel
import Diagnostics
import Foundation
import Reporting
import Terminal

/// `balint cases`: see what there is.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "List, show and search the cases of a bank.",
    subcommands: [List.self, Show.self, Search.self], defaultSubcommand: List.self)

  /// `balint cases list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a case: id, level, title, themes.")

    @Option(help: "Only cases with this theme.")
    var theme: String?

    @Option(help: "Only cases of this level: 1, 2 or 3.")
    var level: Int?

    @Flag(help: "One JSON object a case.")
    var json = false

    @OptionGroup var bank: BankOptions
    @OptionGroup var look: ScreenOptions

    func validate() throws {
      if let level, !(1...3).contains(level) { throw ValidationError("--level is 1, 2 or 3") }
    }

    func run() throws {
      let bank = try bank.load()
      if let theme, !bank.themes.contains(where: { $0.theme == theme }) {
        let themes = bank.themes.map(\.theme)
        let near = NearestName.closest(to: theme, among: themes).map { "did you mean “\($0)”?" }
        throw Outcome.misused(
          "there is no theme “\(theme)”; " + (near ?? "there are " + themes.joined(separator: ", ")))
      }
      let cases = bank.cases.filter { teachingCase in
        (theme.map { teachingCase.themes.contains($0) } ?? true) && (level.map { teachingCase.level == $0 } ?? true)
      }
      try CaseListing.write(cases, json: json, to: Screen.standard(look))
    }
  }

  /// `balint cases search`
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The cases whose id, title, themes or text hold some words.")

    @Argument(help: "The words; all of them must be there.")
    var words: [String]

    @Flag(help: "One JSON object a case.")
    var json = false

    @OptionGroup var bank: BankOptions
    @OptionGroup var look: ScreenOptions

    func run() throws {
      let wanted = words.map { $0.lowercased() }
      let cases = try bank.load().cases.filter { teachingCase in
        let text =
          ([teachingCase.id, teachingCase.title, teachingCase.situation, teachingCase.opening ?? ""]
          + teachingCase.themes)
          .joined(separator: "\n").lowercased()
        return wanted.allSatisfy { text.contains($0) }
      }
      try CaseListing.write(cases, json: json, to: Screen.standard(look))
    }
  }

  /// `balint cases show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A case with its questions and what their rubrics look for.")

    @Argument(help: "The case's id.")
    var caseID: String

    @OptionGroup var bank: BankOptions
    @OptionGroup var look: ScreenOptions

    func run() throws {
      let teachingCase = try bank.load().require(caseID)
      let screen = Screen.standard(look)
      let view = QuizView(screen)
      try screen.show(teachingCase.title, .heading)
      try screen.show(
        "\(teachingCase.id), level \(teachingCase.level), content: \(teachingCase.contentLabel ?? "none"), themes: \(teachingCase.themes.joined(separator: ", "))",
        .faint)
      try view.present(teachingCase)
      for question in teachingCase.questions {
        try screen.writeLine()
        try screen.show(
          screen.layout.lines([
            TextRun("\(question.id): ", .faint), TextRun(question.newInformation.map { "\($0) " } ?? ""),
            TextRun(question.prompt, .heading),
          ]))
        for line in question.rubricLines { try screen.show(screen.layout.lines([TextRun(line)], first: "  - ")) }
      }
      try view.close(teachingCase)
    }
  }
}

extension Question {
  /// What the rubric looks for, a line for each criterion.
  var rubricLines: [String] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria.map { "\($0.id): \($0.looksFor)" }
    case .patient(let perspectives, _), .wonder(let perspectives, _): perspectives.map(\.view)
    case .between(let levels), .reflect(let levels): levels.map { "level \($0.number): \($0.descriptor)" }
    case .avoid(let pitfalls, _): pitfalls.map(\.name)
    case .safety(let items): items.map { "\($0.id): \($0.says)" }
    case .notice: []
    }
  }
}

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
    var sink = RowSink(name: "<standard output>", descriptor: STDOUT_FILENO)
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
