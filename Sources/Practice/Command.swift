import Diagnostics

/// What can be typed instead of an answer: a colon and a word.
public enum Command: Equatable, Sendable {
  case help
  case skip
  case showCase
  case numbers
  case undo
  case quit
  case unknown(String)

  /// Every command with what it does, in the order of the help.
  public static let all: [(name: String, does: String)] = [
    (":skip", "leave this case or question; it costs nothing"),
    (":case", "show the case again"),
    (":marks", "numbers beside the words, on or off"),
    (":undo", "take back the last line"),
    (":help", "show this"),
    (":quit", "leave; an unfinished answer is kept"),
  ]

  /// The command of a line; nil when the line is no command: a pasted text or a sentence that happens to begin like one
  /// is an answer.
  init?(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, !line.contains("\n"), let word = words.first.map(String.init) else { return nil }
    guard word.first == ":", word.dropFirst().first?.isLetter == true else { return nil }
    self =
      switch word.lowercased() {
      case ":help": .help
      case ":skip": .skip
      case ":case": .showCase
      case ":marks": .numbers
      case ":undo": .undo
      case ":quit", ":q": .quit
      default: .unknown(word)
      }
  }

  static func nearest(to name: String) -> String? {
    NearestName.closest(to: name, among: all.map(\.name))
  }
}
