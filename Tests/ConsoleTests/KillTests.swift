import Foundation
import GRDB
import TestPrograms
import Testing

/// The program killed in the middle of a sitting, two hundred times.
@Suite struct KillTests {
  /// Fifty kills on each of four histories, side by side.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `killed at any moment, no finished line and no answer is lost, and the next start goes on`(seed: UInt64) throws {
    let sitting = try KilledSitting(seed: seed)
    for _ in 1...50 {
      try sitting.runUntilKilled()
      try sitting.check()
    }
    // Otherwise the kills came too early to try anything.
    #expect(sitting.finished.count > 50 && sitting.submitted.count > 15 && sitting.resumed > 5)
    #expect(Set(sitting.killedAt).isSuperset(of: ["starting", "at work", "waiting"]), "\(sitting.killedAt)")
  }
}

/// A learner who types quickly into a program that is killed again and again.
private final class KilledSitting {
  /// Every line whose prompt was followed by another: the program had taken it.
  private(set) var finished: Set<String> = []
  /// Every answer that was handed in, and taken.
  private(set) var submitted: Set<String> = []
  /// How often a draft was shown at a start.
  private(set) var resumed = 0
  /// What the program did when it was killed.
  private(set) var killedAt: [String] = []

  private let balint: Balint
  private let bank: String
  /// Seconds from the start of the program to its first prompt, on this machine now.
  private var pace = 0.05
  private var random: Seeded
  private var number = 0
  /// The lines of the answer that is being written, as far as they were taken.
  private var answer: [String] = []

  init(seed: UInt64) throws {
    balint = try Balint()
    random = Seeded(state: seed)
    let say = (2...6).map {
      """
        - say: What do you say?
          id: say-\($0)
          rubric: [{criterion: sorry, looks for: sorry, full: sorry}]

      """
    }
    for number in 1...60 {
      let text = """
        case: case-\(number)
        title: T
        level: 1
        situation: S.
        questions:
          - notice: What do you notice?

        """
      _ = try balint.write(text + say.joined(), to: "bank/case-\(number).yaml")
    }
    bank = balint.folder.path("bank")
    let began = Date()
    _ = try start(balint).settle()
    pace = Date().timeIntervalSince(began)
  }

  private func start(_ balint: Balint) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal()
    try terminal.start(
      "balint", arguments: ["quiz", "--cases", bank, "--history", balint.history],
      environment: ["TERM": "xterm", "HOME": balint.folder.url.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    return terminal
  }

  func runUntilKilled() throws {
    let draft = try latestDraft()
    // On a slow machine everything takes longer, and so does the wait for the kill.
    let longest = max(0.5, 6 * pace)
    let deadline = Date(timeIntervalSinceNow: Double.random(in: 0...longest, using: &random))
    let terminal = try start(balint)
    var sent: String?
    var isFirst = true
    while true {
      guard try terminal.settle(until: deadline) == true else {
        killedAt.append(isFirst ? "starting" : "at work")
        return  // The terminal goes, and its program with it: SIGKILL.
      }
      if let line = sent { took(line) }
      sent = nil
      if isFirst { answer = draft.map { $0.isEmpty ? [] : $0.components(separatedBy: "\n") } ?? [] }
      isFirst = false
      let prompt = terminal.screen.text.last { !$0.isEmpty } ?? ""
      if prompt == ">", let draft, !draft.isEmpty, answer.joined(separator: "\n") == draft, resumedText(terminal) != nil
      {
        resumed += 1
        #expect(resumedText(terminal) == draft)
      }
      if Int.random(in: 1...40, using: &random) == 1 {
        killedAt.append("waiting")
        return
      }
      var keys = ""
      if prompt == ">" {
        keys = answer.count >= 2 || !answer.isEmpty && Bool.random(using: &random) ? "" : newLine()
        sent = keys
      }
      try terminal.send(keys + "\r")
    }
  }

  private func took(_ line: String) {
    if line.isEmpty {
      submitted.insert(answer.joined(separator: "\n"))
      answer = []
    } else {
      finished.insert(line)
      answer.append(line)
    }
  }

  private func newLine() -> String {
    number += 1
    return "I am sorry \(number) élan"
  }

  /// What stands below "You had written:" when a question is asked.
  private func resumedText(_ terminal: PseudoTerminal) -> String? {
    let lines = terminal.screen.text
    guard let start = lines.lastIndex(of: "You had written:") else { return nil }
    return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  // MARK: What is on disk

  private var privateHistory: String { balint.folder.path("history-private.sqlite") }

  private func texts(_ path: String, _ sql: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try DatabaseQueue(path: path).read { db in
      guard
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'grdb_migrations')")
          == true, try Int.fetchOne(db, sql: "SELECT count(*) FROM grdb_migrations") ?? 0 >= 2
      else { return [] }
      return try Data.fetchAll(db, sql: sql).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func latestDraft() throws -> String? {
    let latest = { (table: String) in "SELECT text FROM \(table) ORDER BY updated DESC LIMIT 1" }
    return try texts(balint.history, latest("draft")).first ?? texts(privateHistory, latest("private_draft")).first
  }

  func check() throws {
    for path in [balint.history, privateHistory] where FileManager.default.fileExists(atPath: path) {
      let found = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
      #expect(found == ["ok"])
    }
    let answers =
      try texts(balint.history, "SELECT answer FROM attempt") + texts(privateHistory, "SELECT text FROM private_answer")
    let drafts =
      try texts(balint.history, "SELECT text FROM draft") + texts(privateHistory, "SELECT text FROM private_draft")
    let lost = submitted.subtracting(answers)
    #expect(lost.isEmpty)
    let lines = Set((answers + drafts).flatMap { $0.components(separatedBy: "\n") })
    let lostLines = finished.subtracting(lines)
    #expect(lostLines.isEmpty)
  }
}

/// SplitMix64, so that a failure comes again with its seed, as far as the machine's own pace allows.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
