import Barcodes
import CaseModel
import Drills
import Scoring

/// What everybody in the room sees: nothing private, no names, answers under letters and never by rank.
struct ProjectorPage {
  /// From so many answers on they are set in smaller type.
  private static let many = 13

  let pages: DrillPages
  let moment: DrillMoment

  private var drill: Drill { moment.drill }

  func page(key: String) -> ServedPage {
    var main = HTMLText()
    let isInviting = drill.place.stage == .offered && !moment.hasEnded
    if !isInviting, !moment.hasEnded { join("corner", &main) }
    main.element(.h1) { $0.element(.bdi, text: heading) }
    if moment.hasEnded {
      main.element(.p, text: "Thank you. What was said stays in the room.")
    } else if drill.place.stage == .closing {
      main.element(.p, text: DrillWords.takeWithYou)
    } else if let teachingCase = drill.currentCase {
      write(teachingCase, &main)
    }
    if isInviting { join("invitation", &main) }
    return ServedPage(
      title: heading, audience: .projector, main: main, follows: .board(key: key), hasEnded: moment.hasEnded,
      footer: ["\(HTMLPage.use) What is said stays in the room; no pictures of this screen."])
  }

  private var heading: String {
    if moment.hasEnded { return DrillWords.ended }
    if drill.place.stage == .closing { return DrillWords.closing }
    return drill.currentCase?.title ?? (pages.group.isEmpty ? "A drill" : pages.group)
  }

  private func write(_ teachingCase: Case, _ main: inout HTMLText) {
    switch drill.place.stage {
    case .offered:
      main.element(.p, [.class: "label"], text: DrillWords.content(teachingCase))
      if teachingCase.contentLabel != nil { main.element(.p, text: DrillWords.mayBeSatOut) }
    case .presented: DrillParts.situation(teachingCase, &main)
    case .open, .closed: ask(teachingCase, &main)
    case .shown: if let board = moment.board { show(board, &main) }
    case .revealed: if let board = moment.board { reveal(board, &main) }
    case .voices: DrillParts.voices(teachingCase, &main)
    case .closing: break
    }
  }

  // MARK: Joining

  private func join(_ look: String, _ main: inout HTMLText) {
    main.element(.div, [.class: look]) { join in
      if let code = QRCode(pages.invitation) {
        QRPicture.write(code, label: "QR code of \(pages.invitation)", to: &join)
      }
      if look == "invitation" {
        join.element(.p) { line in
          line.element(.span, [.class: "second"], text: "On your phone or laptop, in this network:")
          line.element(.span, [.class: "address"], text: pages.address)
        }
        join.element(.p) { line in
          line.element(.span, [.class: "second"], text: "Code:")
          line.element(.strong, [.class: "code"], text: pages.code)
        }
        join.element(.p, text: drill.joinedCount == 1 ? "1 has joined" : "\(drill.joinedCount) have joined")
      } else {
        join.element(.p) { line in
          line.element(.span, [.class: "address"], text: pages.address)
          line.empty(.br)
          line.text("code ")
          line.element(.strong, [.class: "code"], text: pages.code)
        }
      }
    }
  }

  // MARK: A question

  private func ask(_ teachingCase: Case, _ main: inout HTMLText) {
    guard let question = drill.currentQuestion, let key = drill.currentKey else { return }
    if question.newInformation == nil, let opening = teachingCase.opening { DrillParts.quotation(opening, &main) }
    DrillParts.question(question, &main)
    if question.kind.isPrivate {
      return main.element(.p, [.class: "note"], text: DrillWords.forYourselfAlone)
    }
    main.element(.p, [.class: "count"]) { line in
      line.text(DrillWords.answered(drill.answers(to: key).count, of: drill.peopleCount(at: key)))
      if drill.place.stage == .closed {
        line.text(". Closed.")
      } else if moment.isTimeOver {
        line.text(". Time is over; the tutor closes it.")
      } else if let time = drill.closesAt {
        line.text(". Closes at \(DrillWords.time(time, in: pages.timeZone)).")
      } else {
        line.text(".")
      }
    }
  }

  private func show(_ board: Board, _ main: inout HTMLText) {
    DrillParts.question(board.question, &main)
    piles(board, &main) { reading, _, pile in
      let pieces = AnswerExcerpt.of([Feedback.Piece(text: reading.text, isCounted: false)])
      answer(reading, pieces, &pile)
    }
  }

  private func reveal(_ board: Board, _ main: inout HTMLText) {
    DrillParts.question(board.question, &main)
    main.element(.div, [.class: "sides"]) { sides in
      named(board.views.filter { $0.count > 0 }, &sides)
      notNamed(board, &sides)
    }
    piles(board, &main) { reading, question, pile in
      answer(reading, AnswerExcerpt.of(Feedback(reading, on: question).answer), &pile)
      for override in reading.overrides {
        let outOf = question.markable.first { $0.id == override.criterion }?.outOf ?? 1
        let verdict = Verdict(override.mark, outOf: outOf).rawValue
        pile.element(
          .p, [.class: "second"], text: "The tutor: \(question.title(ofCriterion: override.criterion)): \(verdict)")
      }
    }
  }

  private func named(_ views: [Board.View], _ sides: inout HTMLText) {
    guard !views.isEmpty else { return }
    sides.element(.div, [.class: "side"]) { side in
      side.element(.h3, text: DrillWords.lookedFor)
      side.element(.ul) { list in
        for view in views {
          list.element(.li) { item in
            item.element(.bdi, text: view.name)
            item.element(.strong, [.class: "whole"], text: " \(GroupWords.answers(view.count))")
          }
        }
      }
    }
  }

  private func notNamed(_ board: Board, _ sides: inout HTMLText) {
    guard !board.notNamed.isEmpty else { return }
    sides.element(.div, [.class: "side note"]) { side in
      side.element(.h3, text: board.readings.isEmpty ? DrillWords.lookedFor : DrillWords.notNamed(board.question))
      side.element(.ul) { list in
        for name in board.notNamed { list.element(.li, [.dir: "auto"], text: name) }
      }
    }
  }

  // MARK: Answers side by side

  private func piles(
    _ board: Board, _ main: inout HTMLText, _ write: (Board.Reading, Question, inout HTMLText) -> Void
  ) {
    guard !board.readings.isEmpty else { return main.element(.p, text: "Nobody has answered this one.") }
    main.element(.div, [.class: board.readings.count < Self.many ? "piles" : "piles many"]) { piles in
      for pile in board.piles {
        piles.element(.section, [.class: pile.readings.count == 1 ? "pile" : "pile several"]) { section in
          section.element(.h3) { $0.element(.bdi, text: DrillWords.name(pile)) }
          for reading in pile.readings { write(reading, board.question, &section) }
        }
      }
    }
  }

  private func answer(_ reading: Board.Reading, _ pieces: [Feedback.Piece], _ pile: inout HTMLText) {
    pile.element(.div, [.class: "answer"]) { answer in
      answer.element(.p, [.class: "letter"]) { line in
        line.element(.strong, text: reading.letter)
        for skill in reading.skills {
          line.text(" ")
          line.element(.span, [.class: "tag"], text: DrillWords.words(skill))
        }
      }
      HTMLAnswer.write(pieces, to: &answer)
    }
  }
}
