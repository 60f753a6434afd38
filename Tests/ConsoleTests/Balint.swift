import Foundation
import TestPrograms

/// The program under test, with a folder of its own for its history.
struct Balint {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  var history: String { folder.path("history.sqlite") }

  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try run(arguments, input: Data(input.utf8))
  }

  func run(_ arguments: [String], input: Data) throws -> ProgramRun {
    try ProgramRun("balint", arguments, input: input, environment: ["XDG_DATA_HOME": folder.path("data")])
  }

  /// Writes a file into the folder and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws -> String {
    let url = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }
}

/// A case that answers can be given to.
let smallCase = """
  case: small
  title: Small
  level: 1
  themes: [waiting]
  content: a long wait
  situation: Mrs Flint has waited since noon.
  opening: Five hours.
  questions:
    - notice: What do you notice?
    - say: What do you say?
      rubric:
        - criterion: sorry
          looks for: Says sorry for the wait
          full: "sorry ... wait*"
          partly: sorry
          praise: You said it.
          advice: Say sorry for the wait.
      watch for:
        - {flag: calm, when: calm down, comment: Nobody calms down on command.}
  voices:
    - I would be cross too.
  """
