import CaseModel
import Drills

/// What one learner sees: never a name, never a number of anybody, no answers but their own.
struct LearnerPage {
  /// Words that were sent and not taken.
  struct Refused {
    let problem: DrillProblem
    let text: String
    let question: QuestionKey?
  }

  let pages: DrillPages
  let moment: DrillMoment
  let seat: Int

  private static let nothingSent = "You sent nothing to this one, and that is all right."

  private var drill: Drill { moment.drill }
  private var reading: Board.Reading? { moment.board?.readings.first { $0.seat == seat } }
  private var answer: String? { drill.currentKey.flatMap { drill.answers(to: $0)[seat] } }

  func page(refused: Refused? = nil) -> ServedPage {
    var main = HTMLText()
    main.element(.h1) { $0.element(.bdi, text: heading) }
    // Its question may be open still; else the words are given back below, where they cannot be sent.
    let goesBack = refused != nil && drill.takesAnswers && refused?.question == drill.currentKey && !moment.hasEnded
    if let refused {
      main.element(.p, [.class: "problem", .role: "alert"], text: refused.problem.words)
    }
    if let refused, !goesBack {
      giveBack(refused.text, &main)
    } else if moment.hasEnded {
      ended(&main)
    } else if drill.place.stage == .closing {
      main.element(.p, text: DrillWords.takeWithYou)
    } else if let teachingCase = drill.currentCase {
      write(teachingCase, refused?.text, &main)
    } else {
      main.element(.p, text: "Nothing is on yet. This page goes on by itself.")
    }
    let mayType = drill.takesAnswers && !moment.hasEnded
    return ServedPage(
      title: heading, audience: .learner, main: main, follows: .learner, drafts: pages.drafts, news: news,
      hasEnded: moment.hasEnded, refreshes: !mayType && refused == nil, footer: [HTMLPage.use] + pages.support)
  }

  private var heading: String {
    if moment.hasEnded { return DrillWords.ended }
    return drill.place.stage == .closing ? DrillWords.closing : drill.currentCase?.title ?? "You have joined"
  }

  /// What has happened, for those who do not see it happen.
  private var news: String {
    if moment.hasEnded { return "The drill is over." }
    return switch drill.place.stage {
    case .offered: drill.currentCase == nil ? "" : "A new case is offered."
    case .presented: "The case has begun."
    case .open: drill.takesAnswers ? "A question is open." : "A question for yourself alone."
    case .closed: "The question has closed."
    case .shown: "The answers are on the screen in the room."
    case .revealed: "Your feedback is here."
    case .voices: "The case is over."
    case .closing: "The last case is over."
    }
  }

  private func write(_ teachingCase: Case, _ text: String?, _ main: inout HTMLText) {
    switch drill.place.stage {
    case .offered:
      main.element(.p, [.class: "label"], text: DrillWords.content(teachingCase))
      if teachingCase.contentLabel != nil { main.element(.p, text: DrillWords.mayBeSatOut) }
      main.element(.p, [.class: "quiet"], text: "The tutor begins it. This page goes on by itself.")
    case .presented:
      DrillParts.situation(teachingCase, &main)
      main.element(.p, [.class: "quiet"], text: "The first question comes by itself.")
    case .open: open(teachingCase, text, &main)
    case .closed, .shown, .revealed: afterwards(&main)
    case .voices: DrillParts.voices(teachingCase, &main)
    case .closing: break
    }
  }

  // MARK: A question

  private func open(_ teachingCase: Case, _ refused: String?, _ main: inout HTMLText) {
    guard let question = drill.currentQuestion, let key = drill.currentKey else { return }
    let isFollowUp = question.newInformation != nil
    if !isFollowUp, let opening = teachingCase.opening { DrillParts.quotation(opening, &main) }
    DrillParts.question(question, &main)
    if question.kind.isPrivate {
      main.element(.p, [.class: "note"], text: DrillWords.forYourselfAlone)
    } else {
      form(key, refused, &main)
    }
    main.element(.h2, text: "The case again")
    DrillParts.situation(teachingCase, hasOpening: !isFollowUp, &main)
  }

  private func form(_ key: QuestionKey, _ refused: String?, _ main: inout HTMLText) {
    let isSent = answer != nil
    if isSent {
      main.element(.p, [.class: "sent"], text: "Sent; you may change it until the question closes.")
    }
    if let time = drill.closesAt {
      main.element(.p, [.class: "closes"], text: "It closes at \(DrillWords.time(time, in: pages.timeZone)).")
    }
    let draft = "\(key.caseID)/\(key.questionID)"
    ServedHTML.form(to: .answer, draft: draft, isSent: isSent && refused == nil, in: &main) { form in
      ServedHTML.hidden(.teachingCase, key.caseID, in: &form)
      ServedHTML.hidden(.question, key.questionID, in: &form)
      ServedHTML.box(
        .answer, label: "Your answer", text: refused ?? answer ?? "", longest: Drill.longestAnswer, in: &form)
      ServedHTML.button(isSent ? "Send again" : "Send", in: &form)
    }
    main.element(
      .p, [.class: "quiet"],
      text: "The group will see it without your name, and a machine reads it. Name no real patient.")
  }

  private func giveBack(_ text: String, _ main: inout HTMLText) {
    if !text.isEmpty {
      ServedHTML.box(.answer, label: "What you wrote", text: text, longest: Drill.longestAnswer, in: &main)
    }
    main.element(.p) { ServedHTML.link(to: .page(.learner), text: "Go on to what is on now", in: &$0) }
  }

  private func afterwards(_ main: inout HTMLText) {
    guard let question = drill.currentQuestion else { return }
    switch drill.place.stage {
    case .closed: main.element(.p, [.class: "note"], text: "Closed. Look at the screen in the room.")
    case .shown, .revealed:
      if let reading {
        main.element(.p, [.class: "note"]) { line in
          line.text("Yours is ")
          line.element(.strong, text: reading.letter)
          line.text(" on the screen.")
        }
      }
    default: break
    }
    DrillParts.question(question, &main)
    if drill.place.stage == .revealed { return reveal(question, &main) }
    if let answer {
      HTMLAnswer.write([Feedback.Piece(text: answer, isCounted: false)], to: &main)
    } else {
      main.element(.p, text: Self.nothingSent)
    }
  }

  private func reveal(_ question: Question, _ main: inout HTMLText) {
    if let reading {
      FeedbackPage(showsNumbers: false).write(Feedback(reading, on: question), to: &main)
      main.element(
        .p, [.class: "quiet"],
        text: "A machine read this; “not seen” says what it found, not what you can do. If it seems wrong, say so.")
    } else {
      main.element(.p, text: Self.nothingSent)
    }
    guard let board = moment.board else { return }
    if board.readings.isEmpty {
      DrillParts.list(DrillWords.lookedFor, board.views.map(\.name), &main)
    } else {
      DrillParts.list(DrillWords.notNamed(question), board.notNamed, &main)
    }
  }

  // MARK: The end

  private func ended(_ main: inout HTMLText) {
    main.element(.p, text: "Thank you for what you wrote and said. What was said stays in the room.")
    main.element(.p, text: "Drafts on this device are deleted. \(DrillWords.kept(pages.keeping))")
  }
}
