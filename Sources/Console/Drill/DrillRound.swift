import CaseModel
import Reporting
import Terminal

/// Passes the keyboard round: everybody types an answer, and sees nobody else's.
struct DrillRound {
  let view: DrillView
  let screen: Screen
  let source: any LineSource
  let question: Question

  /// Runs until somebody says that all have had it.
  ///
  /// - Parameter keep: keeps one answer; says itself why it cannot, and then gives false.
  /// - Throws: what the screen or `keep` throws.
  mutating func run(_ keep: (String) throws -> Bool) throws {
    while true {
      try screen.clear()
      try view.handOver()
      guard case .line(let line) = try source.readLine(prompt: "round> "), !isEnd(line) else { break }
      // Somebody may begin at once.
      guard let text = try answer(beginningWith: line) else { break }
      if !text.allSatisfy(\.isWhitespace), try !keep(text) {
        // What could not be kept stays on the screen, for its writer alone.
        guard case .line = try source.readLine(prompt: "Enter > ") else { break }
      }
    }
    try screen.clear()
  }

  /// The lines up to an empty one; nil when the round is over.
  private func answer(beginningWith first: String) throws -> String? {
    try screen.show(question.prompt, .heading)
    try screen.show("An empty line hands it in.", .faint)
    var lines = first.allSatisfy(\.isWhitespace) ? [] : [first]
    if let line = lines.first { try screen.show(line, indent: "> ") }
    while true {
      switch try source.readLine(prompt: "> ") {
      case .line(let line) where line.isEmpty: return lines.joined(separator: "\n")
      case .line(let line) where isEnd(line): return lines.isEmpty ? nil : lines.joined(separator: "\n")
      case .line(let line): lines.append(line)
      case .interrupted:
        lines = []
        try screen.clear()
        try screen.show(question.prompt, .heading)
        try view.say("Begun again: nothing of it was kept. An empty line hands in.")
      case .tooLong(let limit): try view.say("That line has more than \(limit) bytes, and was not taken.")
      case .endOfInput: return lines.isEmpty ? nil : lines.joined(separator: "\n")
      }
    }
  }

  private func isEnd(_ line: String) -> Bool { [":done", ":quit", ":q"].contains(line.lowercased()) }
}
