import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Reads lines and says what it got, so that the tests can type at it through a pseudo-terminal.
//
// A line that begins with ":" is remembered, others are not. ":draft TEXT" puts the text into the next line.
// Arguments: [--ignore-hangup] [HISTORY-FILE]

let screen = Screen { text in
  String(text.map { $0.isNewline || $0 == "\t" || $0 >= " " && $0 != "\u{7F}" ? $0 : "?" })
}
let words = ["gift", "gifts-again", "gratitude", ":help", ":history", "élan", "escape\u{1B}[31m", "escape-2"]
let arguments = CommandLine.arguments.dropFirst()
let historyPath = arguments.first { !$0.hasPrefix("-") }

if arguments.contains("--ignore-hangup") { signal(SIGHUP, SIG_IGN) }
signal(SIGPIPE, SIG_IGN)
do {
  let editor = try LineEditor(program: "probe", screen: screen) { line in
    let word = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return words.filter { $0.hasPrefix(word) }
  }
  if let historyPath { try editor.loadHistory(from: historyPath) }
  var draft = ""
  reading: while true {
    let input = try editor.readLine(prompt: "> ", initialText: draft)
    draft = ""
    switch input {
    case .line(let line):
      try screen.writeLine([StyledRun("line \(line.debugDescription)", .bold)])
      if line.hasPrefix(":") { editor.remember(line) }
      if line.hasPrefix(":draft ") { draft = String(line.dropFirst(7)) }
    case .interrupted: try screen.writeLine([StyledRun("interrupted")])
    case .tooLong: try screen.writeLine([StyledRun("too long")])
    case .endOfInput: break reading
    }
  }
  if let historyPath { try editor.saveHistory(to: historyPath) }
  try screen.writeLine([StyledRun("end")])
} catch {
  try? screen.writeError("failed: \(error)")
  exit(1)
}
