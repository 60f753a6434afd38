import Diagnostics
import Reporting
import Terminal

/// What each role of a text looks like. Colour never says anything alone: words or signs say it too.
enum Theme {
  static func style(_ role: TextRole) -> TextStyle {
    switch role {
    case .plain, .comment: []
    case .heading: .bold
    case .patient: .bold
    case .faint: .faint
    case .counted: [.underline, .bold]
    case .met, .partly: .bold
    case .notSeen: .bold
    case .warning: [.bold, .red]
    }
  }
}

extension Screen {
  /// The process's screen, on which no text from outside can steer the terminal.
  static func standard(_ options: ScreenOptions) -> Screen {
    Screen(decoration: options.decoration, sanitise: VisibleText.of)
  }

  /// How wide lines may be.
  var layout: TextLayout { TextLayout(columns: width) }

  /// Writes lines that have been laid out.
  func show(_ lines: [[TextRun]]) throws {
    for line in lines { try writeLine(line.map { StyledRun($0.text, Theme.style($0.role)) }) }
  }

  /// Lays a paragraph out and writes it.
  func show(_ text: String, _ role: TextRole = .plain, indent: String = "") throws {
    try show(layout.lines([TextRun(text, role)], first: indent))
  }
}
