import CaseModel
import Drills
import Foundation

/// What more than one page of a drill says, and its records.
public enum DrillWords {
  /// Where to find help, in short; a school has its own list.
  static let support = [
    "If a case has touched something of your own, you need not stay alone with it. In danger now: your country's emergency number (112 in Europe, 999 in the UK, 911 in the US and Canada). To talk: UK and Ireland, Samaritans, 116 123; US and Canada, 988; elsewhere, a helpline in your own country; your own GP, your school's student support, somebody you trust.",
    "Numbers change: check them. The program looks for no signs of distress.",
  ]

  static let forYourselfAlone =
    "This one is for yourself alone, on paper or in your head. Nothing is sent, so there is no box."
  static let mayBeSatOut = "You may sit this one out; nobody sees who does."
  static let lookedFor = "What was looked for"
  static let inOtherWays = "In ways that the list does not know"
  static let voices = "Facilitators, who differ"
  static let stirs = "What this often stirs in doctors; there is no right feeling"
  static let notToBeMissed = "Not to be missed (check your own country's guidance)"
  static let closing = "To end with"
  static let takeWithYou =
    "One thing you take with you from somebody else's answer. Whoever likes says it aloud; nothing is typed, and nobody has to."
  static let ended = "The drill is over"

  /// Above what no answer of the group was seen to do.
  static func notNamed(_ question: Question) -> String {
    switch question.kind {
    case .say, .turn, .explain: "Nobody was seen to do this, this time"
    case .between: "Steps that no answer took, this time"
    case .patient, .wonder, .avoid, .safety, .notice, .reflect: "Nobody named this, this time"
    }
  }

  static func content(_ teachingCase: Case) -> String {
    "Content: \(teachingCase.contentLabel ?? "nothing to warn of")"
  }

  /// What answers in one pile do.
  static func name(_ pile: Board.Pile) -> String {
    pile.did.isEmpty ? inOtherWays : pile.did.joined(separator: " · ")
  }

  /// A skill's id as words.
  static func words(_ skill: String) -> String { skill.replacing("-", with: " ") }

  /// `12 of 30 have answered`
  static func answered(_ count: Int, of seats: Int) -> String {
    seats == 1 ? "\(count) of 1 has answered" : "\(count) of \(seats) have answered"
  }

  /// `14:05`
  static func time(_ date: Date, in timeZone: TimeZone) -> String {
    let seconds = date.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: date))
    guard seconds.magnitude < 1e12 else { return "" }
    let minutes = Int((seconds / 60).rounded(.down))
    let (hour, minute) = ((minutes / 60 % 24 + 24) % 24, (minutes % 60 + 60) % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

extension Board {
  /// What the rubric knows and no answer was seen to do.
  var notNamed: [String] { views.filter { $0.count == 0 }.map(\.name) }
}

/// The parts of a case that more than one page shows.
enum DrillParts {
  static func paragraphs(_ text: String, _ html: inout HTMLText) {
    for paragraph in TextLayout.paragraphs(text) { html.element(.p, [.dir: "auto"], text: paragraph) }
  }

  /// Role, situation, and the patient's line as a quotation unless it stands on the page already.
  static func situation(_ teachingCase: Case, hasOpening: Bool = false, _ html: inout HTMLText) {
    if let role = teachingCase.role { html.element(.p, [.class: "quiet"], text: "You are: \(role)") }
    paragraphs(teachingCase.situation, &html)
    if !hasOpening, let opening = teachingCase.opening { quotation(opening, &html) }
  }

  static func quotation(_ text: String, _ html: inout HTMLText) {
    html.element(.div, [.class: "opening", .dir: "auto"]) { lines in
      for paragraph in TextLayout.paragraphs(text) { lines.element(.p, text: paragraph) }
    }
  }

  /// What is asked, below what has happened since.
  static func question(_ question: Question, _ html: inout HTMLText) {
    if let news = question.newInformation { paragraphs(news, &html) }
    html.element(.h2, [.id: "ask"]) { $0.element(.bdi, text: question.prompt) }
  }

  static func list(_ title: String, _ items: [String], _ html: inout HTMLText) {
    guard !items.isEmpty else { return }
    html.element(.h2, text: title)
    html.element(.ul) { list in
      for item in items { list.element(.li, [.dir: "auto"], text: item) }
    }
  }

  /// What stands at the end of a case.
  static func voices(_ teachingCase: Case, _ html: inout HTMLText) {
    list(DrillWords.voices, teachingCase.voices, &html)
    for (title, text) in [
      (DrillWords.stirs, teachingCase.stirs), (DrillWords.notToBeMissed, teachingCase.safetyNote),
    ] {
      guard let text else { continue }
      html.element(.h2, text: title)
      paragraphs(text, &html)
    }
  }
}
