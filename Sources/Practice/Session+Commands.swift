import CaseModel
import Diagnostics

/// What can be typed instead of an answer.
extension Session {
  mutating func run(_ command: Command) -> [Step] {
    switch command {
    case .help: return [.say(.help)]
    case .support: return [.support]
    case .quit: return leave()
    case .skip: return skip()
    case .hint: return hint()
    case .showCase: return open.map { [.present($0.teachingCase)] } ?? [.say(.nothingAskedYet(isLineLost: false))]
    case .numbers:
      showsNumbers.toggle()
      let again: [Step] = showsNumbers ? lastScored.map { [.feedback($0)] } ?? [] : []
      return again + [.say(.numbers(shown: showsNumbers))]
    case .why: return [lastScored.map { .explain($0) } ?? .say(.nothingScoredYet)]
    case .again: return [lastScored.map { .lookAgain($0) } ?? .say(.nothingScoredYet)]
    case .undo: return takeBack()
    case .edit: return isAnswering ? [.edit(text: open?.text ?? "")] : [nothingAsked]
    case .note(let words): return note(words)
    case .flag(let words): return flag(words)
    case .cases(let name): return [.list(library.find(name))]
    case .open(let name): return openByName(name)
    case .unknown(let name): return [.say(.unknownCommand(name, meant: Command.nearest(to: name)))]
    }
  }

  /// At the end of a case a rating is asked for; before one is opened, nothing.
  private var nothingAsked: Step { .say(awaitsRating ? .whichRating : .nothingAskedYet(isLineLost: false)) }

  private mutating func skip() -> [Step] {
    switch state {
    case .answering:
      guard let open else { return [] }
      self.open?.index += 1
      return [.dropDraft(caseID: open.teachingCase.id, questionID: open.question.id), .say(.skipped)] + ask()
    case .rating: return next()
    case .offering:
      guard let next = queue.popFirst() else { return finish([]) }
      // The place where it was left is given up, or it would be offered again at each start.
      var dropped: [Step] = []
      if case .unfinished(let place) = next.reason {
        dropped = [.dropDraft(caseID: next.head.id, questionID: place.question)]
      }
      return dropped + [.say(.skipped)] + offer()
    case .keeping, .finished: return []
    }
  }

  private mutating func hint() -> [Step] {
    guard isAnswering, let open else { return [nothingAsked] }
    let hints = Hints.of(open.question)
    let place = min(open.hintsShown, hints.count - 1)
    self.open?.hintsShown = min(open.hintsShown + 1, hints.count)
    return [.hint(hints[place], isLast: place == hints.count - 1)]
  }

  /// The line stays in the draft on disk until another takes its place.
  private mutating func takeBack() -> [Step] {
    guard isAnswering, let line = open?.lines.popLast() else { return [.say(.nothingToTakeBack)] }
    open?.isTakenBack = true
    return [.say(.takenBack(open?.text ?? "")), .retype(line)]
  }

  private func note(_ words: String) -> [Step] {
    guard let caseID else { return [.say(.noMoreCases)] }
    return words.isEmpty
      ? [.showNotes(caseID: caseID)] : [.note(caseID: caseID, isAnswering ? open?.question : nil, words)]
  }

  private func flag(_ words: String) -> [Step] {
    guard let open else { return [.say(.nothingAskedYet(isLineLost: false))] }
    return [.flag(open.teachingCase, isAnswering ? open.question : nil, words)]
  }

  private mutating func openByName(_ name: String) -> [Step] {
    if name.isEmpty { return [.say(.openWhat)] }
    let plan: [Assignment]
    if let head = library.head(name) {
      plan = [Assignment(head, .chosen)]
    } else if let path = library.path(name) {
      plan = library.cases(of: path).map { Assignment($0, .chosen) }
    } else {
      let known = library.heads.map(\.id) + library.paths.map(\.id)
      return [.say(.unknownCase(name, meant: NearestName.closest(to: name, among: known)))]
    }
    // The case that is left is offered again after these, where it was left.
    var left: [Assignment] = []
    var kept: [Step] = []
    if isAnswering, let open {
      let place = Unfinished(
        question: open.question.id, asked: asked, draft: open.text, tally: open.tally, hadHint: open.hadHint,
        missedSafety: open.missedSafety)
      left = [Assignment(open.teachingCase.head, .unfinished(place))]
      kept = saveDraft() + (open.lines.isEmpty ? [] : [.say(.keptForLater)])
    }
    let opened = Set(plan.map(\.head.id))
    queue = (plan + left.filter { !opened.contains($0.head.id) } + queue.filter { !opened.contains($0.head.id) })[...]
    return kept + offer()
  }
}
