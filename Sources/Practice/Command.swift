import Diagnostics

/// What can be typed instead of an answer: a colon and a word.
public enum Command: Equatable, Sendable {
  case help
  case skip
  case hint
  case showCase
  case numbers
  case why
  case again
  case undo
  case edit
  case cases(String)
  case open(String)
  case note(String)
  case flag(String)
  case support
  case quit
  case unknown(String)

  /// What a command can have after its name.
  public enum Argument: Sendable {
    /// Nothing.
    case none
    /// The name of a theme, a path or a case.
    case name
    /// The learner's own words.
    case words
  }

  /// One command, as the help shows it.
  public struct Entry: Sendable {
    /// The colon and the word.
    public let name: String
    /// What may follow it.
    public let argument: Argument
    /// What it does, in the words of the help.
    public let does: String
  }

  /// Every command, in the order of the help.
  public static let all: [Entry] = [
    Entry(name: ":hint", argument: .none, does: "what is looked for, one thing at a time"),
    Entry(name: ":case", argument: .none, does: "show the case again"),
    Entry(name: ":undo", argument: .none, does: "take the last line back, to change it"),
    Entry(name: ":edit", argument: .none, does: "write the answer in your editor ($VISUAL, $EDITOR)"),
    Entry(name: ":skip", argument: .none, does: "leave this case or question; it costs nothing"),
    Entry(name: ":why", argument: .none, does: "what each criterion looked for, and which rule spoke"),
    Entry(name: ":again", argument: .none, does: "please look again: a person should read this answer"),
    Entry(name: ":marks", argument: .none, does: "numbers beside the words, on or off"),
    Entry(
      name: ":note", argument: .words, does: "note something down for yourself alone; without words, show the notes"),
    Entry(name: ":flag", argument: .words, does: "this case has a fault; say which, if you like"),
    Entry(name: ":cases", argument: .name, does: "list cases, by theme, path or word"),
    Entry(name: ":open", argument: .name, does: "open a case, or begin a path"),
    Entry(name: ":support", argument: .none, does: "where to find help for yourself"),
    Entry(name: ":help", argument: .none, does: "show this"),
    Entry(name: ":quit", argument: .none, does: "leave; an unfinished answer is kept"),
  ]

  /// The command of a line; nil when the line is no command: a pasted text, or a sentence that happens to begin like one,
  /// is an answer.
  public init?(_ line: String) {
    guard let (word, rest) = Self.parts(line) else { return nil }
    let entry = Self.all.first { $0.name == word.lowercased() }
    // A note may have several lines; nothing else that is pasted is a command.
    if entry?.argument != .words, line.contains(where: \.isNewline) { return nil }
    guard rest.isEmpty || entry.map({ $0.argument != .none }) == true else { return nil }
    // ":D" is a face.
    if word.count == 2, word.lowercased() != ":q" { return nil }
    self =
      switch word.lowercased() {
      case ":help": .help
      case ":skip": .skip
      case ":hint": .hint
      case ":case": .showCase
      case ":marks": .numbers
      case ":why": .why
      case ":again": .again
      case ":undo": .undo
      case ":edit": .edit
      case ":cases": .cases(rest)
      case ":open": .open(rest)
      case ":note": .note(rest)
      case ":flag": .flag(rest)
      case ":support": .support
      case ":quit", ":q": .quit
      default: .unknown(word)
      }
  }

  /// Where no answer is waited for, a line that begins like a command and is none is a slip.
  init?(slipIn line: String) {
    guard let (word, _) = Self.parts(line) else { return nil }
    self = .unknown(word)
  }

  /// Whether a line may be recalled in later sittings: commands, but none that holds the learner's own words.
  public static func isRecallable(_ line: String) -> Bool {
    guard let command = Command(line) else { return false }
    switch command {
    case .note(let words), .flag(let words): return words.isEmpty
    case .unknown: return false
    default: return true
    }
  }

  /// The command that was perhaps meant by a line which is none, for it has more words or a slip; nil for all others.
  static func meant(by line: String) -> String? {
    guard !line.contains(where: \.isNewline), let (word, rest) = parts(line), !rest.isEmpty else { return nil }
    return nearest(to: word.lowercased())
  }

  static func nearest(to name: String) -> String? {
    NearestName.closest(to: name, among: all.map(\.name))
  }

  /// The first word, if it is a colon and letters, and what follows.
  private static func parts(_ line: String) -> (word: String, rest: String)? {
    let words = line.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard let word = words.first, word.first == ":", word.dropFirst().first?.isLetter == true else { return nil }
    let rest = words.dropFirst().first.map { rest in
      String(rest.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return (String(word), rest ?? "")
  }
}
