import ArgumentParser
import Scoring

/// The root of the command line.
struct BalintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balint",
    abstract: "Practise, on paper, how you would respond to a patient.",
    discussion: """
      EXAMPLES
        balint                                       practise: what is due, then what is new
        balint quiz another-small-gift               practise one case
        balint quiz --path first-steps               practise in the order of a path
        balint drill --path first-steps --listen     lead a group, with phones
        balint history                               see what you have done and what comes back
        balint cases list --theme gifts              see what there is
        balint try another-small-gift say < a.txt    score one answer
        balint score answers.csv > scores.jsonl      score a file of answers
        balint agree scores.jsonl anna.csv           see how far a marker agrees with the program
        balint calibrate my-cases --answers a.csv --marks m.csv  learn from marked answers
        balint skills talk.txt                       see which skills each line of a text shows
        balint new the-late-visit                    begin a case of your own
        balint check my-cases                        find every fault of a bank

      Formative: not an exam, not a Balint group, not therapy. It cannot hear tone, and it misses good answers.
      Exit codes: 0 done, 1 findings, 2 usage, 3 input that cannot be read.
      """,
    version: engineVersion,
    subcommands: [
      QuizCommand.self, DrillCommand.self, TryCommand.self, ScoreCommand.self, OverrideCommand.self,
      AgreeCommand.self, CalibrateCommand.self, NewCommand.self, CheckCommand.self, CasesCommand.self,
      HistoryCommand.self,
      SkillsCommand.self, TreeCommand.self, FmtCommand.self, SchemaCommand.self,
    ],
    defaultSubcommand: QuizCommand.self)

  /// The words that follow `balint`.
  static var words: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + [
      "cases list", "cases search", "cases show", "cases paths",
    ]
  }
}
