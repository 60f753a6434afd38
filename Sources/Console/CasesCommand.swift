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
    subcommands: [List.self, Show.self, Search.self, Paths.self], defaultSubcommand: List.self)

  /// `balint cases list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a case: id, level, title, themes.")

    @Option(help: "Only cases with this theme.")
    var theme: String?

    @Option(help: "Only cases of this level: 1, 2 or 3.")
    var level: Int?

    @Option(help: "Only cases of this learning path, in its order.")
    var path: String?

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
      let path = try path.map { try bank.require(path: $0) }
      let cases = (path.map { $0.cases.compactMap(bank.find) } ?? bank.cases).filter { teachingCase in
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

  /// `balint cases paths`
  struct Paths: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One line a learning path: id, title, number of cases.")

    @Flag(help: "One JSON object a path.")
    var json = false

    @OptionGroup var bank: BankOptions
    @OptionGroup var look: ScreenOptions

    func run() throws {
      try PathListing.write(try bank.load().paths, json: json, to: Screen.standard(look))
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
