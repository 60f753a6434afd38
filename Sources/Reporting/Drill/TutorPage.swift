import CaseModel
import Drills
import Scoring

/// What the tutor alone sees: who is here, who has answered, and all that the program found. It steers nothing.
struct TutorPage {
  let pages: DrillPages
  let moment: DrillMoment

  private var drill: Drill { moment.drill }

  func page(secret: String) -> ServedPage {
    var main = HTMLText()
    main.element(.p, [.class: "private"]) { $0.element(.strong, text: "Private: not for the projector") }
    main.element(.h1) { $0.element(.bdi, text: heading) }
    main.element(.p) { line in
      line.text("\(stage) Code \(pages.code), ")
      line.element(.span, [.class: "address"], text: pages.address)
      line.text(".")
    }
    if let board = moment.board, let question = drill.currentQuestion, !question.kind.isPrivate {
      write(board, question, &main)
    }
    seats(&main)
    notes(&main)
    return ServedPage(
      title: "Tutor: \(heading)", audience: .tutor, main: main, follows: .tutor(secret: secret),
      footer: [HTMLPage.use, "The drill is led from the tutor's terminal; nothing can be pressed here."])
  }

  private var heading: String { pages.group.isEmpty ? "A drill" : pages.group }

  private var stage: String {
    if moment.hasEnded { return "The drill is over." }
    guard let teachingCase = drill.currentCase else { return "No case yet." }
    let title = "“\(teachingCase.title)”"
    return switch drill.place.stage {
    case .offered: "\(title) is offered."
    case .presented: "\(title) has been shown."
    case .open: "\(title): a question is open."
    case .closed: "\(title): the question is closed; the answers are not shown yet."
    case .shown: "\(title): the answers are on the screen, without what counted."
    case .revealed: "\(title): what counted is on the screen, and each has their own feedback."
    case .voices: "\(title) is over; the facilitators' voices are on the screen."
    case .closing: "The last case is over."
    }
  }

  private func who(_ number: Int) -> String {
    drill.seats.first { $0.number == number }?.name ?? "seat \(number)"
  }

  // MARK: Answers

  private func write(_ board: Board, _ question: Question, _ main: inout HTMLText) {
    DrillParts.question(question, &main)
    // Letters move while answers come in, so that one noted down now would be another's later.
    let isOpen = drill.place.stage == .open
    for reading in board.readings {
      main.element(.section, [.class: "answer"]) { section in
        section.element(.h3) { heading in
          heading.element(.bdi, text: isOpen ? who(reading.seat) : "\(reading.letter) · \(who(reading.seat))")
        }
        let feedback = Feedback(reading, on: question)
        HTMLAnswer.write(feedback.answer, to: &section)
        if let reason = feedback.cannotTell { section.element(.p, text: HandOutWords.notScored(reason)) }
        section.element(.ul) { list in findings(reading, question, feedback, &list) }
      }
    }
  }

  private func findings(
    _ reading: Board.Reading, _ question: Question, _ feedback: Feedback, _ list: inout HTMLText
  ) {
    for (title, items) in [("", feedback.items), ("Safety: ", feedback.safety)] {
      for item in items {
        list.element(.li) { entry in
          entry.text(title)
          entry.element(.bdi, text: item.looksFor)
          entry.text(": ")
          entry.element(.strong, text: item.verdict.rawValue)
          if !item.counted.isEmpty {
            let words = item.counted.map { "“\($0)”" }.joined(separator: ", ")
            entry.element(.span, [.class: "second"], text: words)
          }
        }
      }
    }
    for override in reading.overrides {
      let outOf = question.markable.first { $0.id == override.criterion }?.outOf ?? 1
      let marks = "\(override.mark) of \(outOf), the program \(override.program.map(String.init) ?? "could not tell")"
      let title = question.title(ofCriterion: override.criterion)
      list.element(.li, text: "Your mark: \(title): \(marks). \(override.reason)")
    }
    for finding in reading.score.flags {
      let words = finding.evidence.map { "“\($0.text)”" }.joined(separator: ", ")
      list.element(.li, text: "Flag \(finding.flag): \(words)")
    }
    for idea in reading.score.unlisted { list.element(.li, text: "Not on the list: “\(idea.text)”") }
    if !reading.skills.isEmpty {
      list.element(.li, text: "Skills: \(reading.skills.map(DrillWords.words).joined(separator: ", "))")
    }
  }

  // MARK: Who is here

  private func seats(_ main: inout HTMLText) {
    main.element(.h2, text: "Who is here")
    let joined = drill.seats.filter { !$0.isTyped }
    guard !joined.isEmpty else { return main.element(.p, text: "Nobody has joined yet.") }
    let key = drill.takesAnswers || moment.board != nil ? drill.currentKey : nil
    let answers = key.map { drill.answers(to: $0) }
    if let key, let answers {
      main.element(.p, text: DrillWords.answered(answers.count, of: drill.peopleCount(at: key)))
    }
    main.element(.table) { table in
      table.element(.thead) { head in
        head.element(.tr) { row in
          for title in ["Who", "From", "This question"] { row.element(.th, [.scope: "col"], text: title) }
        }
      }
      table.element(.tbody) { rows in
        for seat in joined {
          rows.element(.tr) { row in
            row.element(.th, [.scope: "row"]) { $0.element(.bdi, text: who(seat.number)) }
            row.element(.td, text: seat.device == nil ? "no device" : "own device")
            let state = answers.map { $0[seat.number] == nil ? "nothing yet" : "answered" } ?? "none is open"
            row.element(.td, text: state)
          }
        }
      }
    }
  }

  private func notes(_ main: inout HTMLText) {
    guard !drill.notes.isEmpty else { return }
    main.element(.h2, text: "Your notes")
    main.element(.ul) { list in
      for note in drill.notes {
        list.element(.li) { item in
          item.element(.bdi, text: note.text)
          let place = [note.caseID, note.questionID].compactMap(\.self).joined(separator: ", ")
          if !place.isEmpty { item.element(.span, [.class: "second"], text: place) }
        }
      }
    }
  }
}
