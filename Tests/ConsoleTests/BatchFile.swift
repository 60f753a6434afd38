import Foundation
import TestPrograms

/// A file of answers, some rows of which cannot be scored, and a small bank for it.
struct BatchFile {
  let balint: Balint
  let path: String
  let bank: String
  let rows: [String]

  static let header = "learner,case,question,answer,group\n"

  /// - Parameters:
  ///   - count: how many rows.
  ///   - words: how many words an answer has.
  ///   - withRejects: whether every sixth row asks for what is not there.
  /// - Throws: when the file cannot be written.
  init(rows count: Int, words: Int = 8, withRejects: Bool = true) throws {
    balint = try Balint()
    let places = [
      "small,say", "small,explain", withRejects ? "small,nothing" : "small,say", "small,say", "small,say",
      "Small,explain",
    ]
    let spoken = "I am so sorry that you had to wait and nobody came would you like to say more please".split(
      separator: " ")
    rows = (0..<count).map { row in
      let answer = (0..<words).map { spoken[(row * 7 + $0 * (row % 5 + 1)) % spoken.count] }.joined(separator: " ")
      let learner = row % 10 == 0 ? "\"l\(row)\nof \"\"two\"\" lines\"" : "l\(row)"
      return "\(learner),\(places[row % places.count]),\"\(answer)\",a\n"
    }
    path = try balint.write(Self.header + rows.joined(), to: "answers.csv")
    // In CSV an answer has one row of marks or three.
    let explain = """
        - explain: Why?
          rubric:
            - {criterion: wait, looks for: wait, full: wait*}
            - {criterion: sorry, looks for: sorry, full: sorry}
            - {criterion: nobody, looks for: nobody, full: nobody}
      """
    let text = smallCase.replacing("voices:", with: explain + "\nvoices:")
    bank = try balint.write(text, to: "answered/small.yaml")
  }

  /// What one run makes of it: the exit code, what it says, the scores, the rows set aside.
  struct Result: Equatable {
    let code: Int32
    let messages: String
    let scores: Data
    let rejects: Data
  }

  func arguments(_ name: String, format: String, _ more: [String] = []) -> [String] {
    [
      "score", path, "--output", balint.folder.path(name), "--format", format, "--rejects",
      balint.folder.path(name + ".rejects"), "--cases", bank,
    ] + more
  }

  /// Runs to the end.
  func score(_ name: String, format: String, _ more: String...) throws -> Result {
    let run = try balint.run(arguments(name, format: format, more), input: Data())
    return Result(
      code: run.code, messages: run.messages, scores: balint.folder.contents(name),
      rejects: balint.folder.contents(name + ".rejects"))
  }

  /// Starts a run and sends it a signal when it has written so many bytes; false when it was done before.
  func interrupt(_ name: String, format: String, after bytes: Int, with signal: Int32, _ more: String...) throws -> (
    wasStopped: Bool, messages: String
  ) {
    let process = Process()
    process.executableURL = ProgramRun.productsFolder.appendingPathComponent("balint")
    process.arguments = arguments(name, format: format, more)
    process.environment = ["PATH": "/usr/bin:/bin"]
    let messages = balint.folder.path("messages")
    _ = FileManager.default.createFile(atPath: messages, contents: nil)
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    while process.isRunning, balint.folder.size(name + ".partial") <= bytes { usleep(200) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return (
      process.terminationReason == .uncaughtSignal, String(decoding: balint.folder.contents("messages"), as: UTF8.self)
    )
  }
}

extension TemporaryFolder {
  func contents(_ name: String) -> Data { FileManager.default.contents(atPath: path(name)) ?? Data() }

  func size(_ name: String) -> Int {
    var status = stat()
    return stat(path(name), &status) == 0 ? Int(status.st_size) : 0
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
