/// What a tutor can type: a colon and a word. Enter alone goes on to the next step.
public enum TutorCommand: Equatable, Sendable {
  /// Go on to the next step.
  case next
  /// Take the last step back.
  case undo
  /// Leave the question or the case as it is.
  case skip
  /// Show again what is on the screen.
  case show
  /// Show every view the rubric knows.
  case spread
  /// Put a mark in place of the program's.
  case override(letter: String, criterion: String, mark: Int, reason: String)
  /// Note something down.
  case note(String)
  /// Say in how many minutes the question closes.
  case timer(minutes: Int)
  /// Let it stay open.
  case timerOff
  /// Pass the keyboard round.
  case round
  /// Take answers from a file.
  case read(String)
  /// Take a case next.
  case open(String)
  /// List cases.
  case cases(String)
  /// Show how to join.
  case address
  /// Show the address of the tutor's page.
  case tutorPage
  /// Let a name join from another phone.
  case free(String)
  /// Show the commands.
  case help
  /// End the drill.
  case end
  /// Leave it as it stands.
  case quit
  /// A command that lacks something, by its name.
  case incomplete(String)
  /// What looks like a command and is none.
  case unknown(String)

  /// One command, as the help shows it.
  public struct Entry: Sendable {
    /// The colon and the word.
    public let name: String
    /// What follows it; empty when nothing does.
    public let takes: String
    /// What it does, in the words of the help.
    public let does: String
    /// Whether it has a meaning only while phones can join.
    public let needsPhones: Bool

    init(_ name: String, takes: String = "", _ does: String, needsPhones: Bool = false) {
      (self.name, self.takes, self.does, self.needsPhones) = (name, takes, does, needsPhones)
    }
  }

  /// Every command, in the order of the help.
  public static let all: [Entry] = [
    Entry(":next", "go on to the next step, as Enter does"),
    Entry(":undo", "take the last step back; answers that were sent stay"),
    Entry(":skip", "leave this question, or this case, as it is"),
    Entry(":show", "show again what is on the screen"),
    Entry(":spread", "every view the rubric knows, with how many had it, and those that nobody named"),
    Entry(
      ":override", takes: "LETTER CRITERION MARK WHY",
      "put your mark in place of the program's; both are kept, with your reason"),
    Entry(":note", takes: "WORDS", "note something down for the session record"),
    Entry(":timer", takes: "MINUTES | off", "say when the question closes; you close it"),
    Entry(":round", "pass the keyboard round; nobody sees the answers of others"),
    Entry(":read", takes: "FILE", "take answers to this question from a file"),
    Entry(":open", takes: "CASE", "take this case next"),
    Entry(":cases", takes: "WORD", "list cases by theme, path or word"),
    Entry(":address", "show again how to join", needsPhones: true),
    Entry(":tutor", "the address of your private page, which is not for the projector", needsPhones: true),
    Entry(":free", takes: "NAME", "let a name join from another phone", needsPhones: true),
    Entry(":help", "show this"),
    Entry(":end", "end the drill and write its record"),
    Entry(":quit", "leave; the drill can be gone on with"),
  ]

  /// Whether the arrow keys may recall it, in a round too: nothing that holds words or names.
  public var isRecallable: Bool {
    switch self {
    case .note, .override, .free, .read, .incomplete, .unknown: false
    default: true
    }
  }

  /// The command of a line; nil when it is none.
  public init?(_ line: String) {
    let words = line.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard let word = words.first, word.first == ":", word.dropFirst().first?.isLetter == true else { return nil }
    let rest = words.dropFirst().first.map { Self.trimmed($0) } ?? ""
    let name = word.lowercased() == ":q" ? ":quit" : word.lowercased()
    guard let entry = Self.all.first(where: { $0.name == name }) else {
      self = .unknown(String(word))
      return
    }
    // Nothing that is pasted by mistake may pass for a command, but a note may have several lines.
    if (entry.takes.isEmpty && !rest.isEmpty) || (name != ":note" && line.contains(where: \.isNewline)) {
      self = .unknown(String(word))
      return
    }
    self = Self.command(name, rest) ?? .incomplete(name)
  }

  private static func command(_ name: String, _ rest: String) -> TutorCommand? {
    switch name {
    case ":next": .next
    case ":undo": .undo
    case ":skip": .skip
    case ":show": .show
    case ":spread": .spread
    case ":override": override(rest)
    case ":note": rest.isEmpty ? nil : .note(rest)
    case ":timer": timer(rest)
    case ":round": .round
    case ":read": rest.isEmpty ? nil : .read(rest)
    case ":open": rest.isEmpty ? nil : .open(rest)
    case ":cases": .cases(rest)
    case ":address": .address
    case ":tutor": .tutorPage
    case ":free": rest.isEmpty ? nil : .free(rest)
    case ":help": .help
    case ":end": .end
    case ":quit": .quit
    default: nil
    }
  }

  private static func override(_ rest: String) -> TutorCommand? {
    let words = rest.split(maxSplits: 3, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard words.count == 4, let mark = Int(words[2]) else { return nil }
    return .override(letter: words[0].uppercased(), criterion: String(words[1]), mark: mark, reason: trimmed(words[3]))
  }

  private static func timer(_ rest: String) -> TutorCommand? {
    if rest.lowercased() == "off" { return .timerOff }
    guard let minutes = Int(rest), (1...180).contains(minutes) else { return nil }
    return .timer(minutes: minutes)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
