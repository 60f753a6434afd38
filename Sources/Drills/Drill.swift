public import CaseModel
public import Foundation

/// A tutor-led drill as its events have made it: where it stands, who takes part, and what they answered.
///
/// It touches nothing and knows no clock. The same events, one after another, always make the same drill.
public struct Drill: Sendable {
  /// The most characters (Unicode scalars) that one answer may have: some 1,200 words.
  public static let longestAnswer = 8_000

  /// Somebody who takes part. Their number stands for them wherever no name may.
  public struct Seat: Sendable, Equatable {
    /// 1, 2, 3, in the order in which they came.
    public let number: Int
    /// The name from the roster, if there is one.
    public let name: String?
    /// The secret that the device alone holds; nil for an answer that was typed at the tutor's keyboard, and for a device
    /// that was lost.
    public internal(set) var device: String?
    /// Whether it stands for one answer that was typed at the tutor's keyboard or came from a file, and not for somebody
    /// who joined: nobody can say which of two such answers are by one person.
    public let isTyped: Bool
  }

  /// What the drill began with.
  public let plan: DrillPlan
  /// Its cases, in the order in which they are taken.
  public internal(set) var cases: [Case]
  /// Where it stands.
  public internal(set) var place = DrillPlace()
  /// Who takes part, in the order in which they came.
  public internal(set) var seats: [Seat] = []
  /// The tutor's marks in place of the program's, the earliest first.
  public internal(set) var overrides: [MarkOverride] = []
  /// What the tutor noted down, the earliest first.
  public internal(set) var notes: [DrillNote] = []
  /// When the open question is to be closed, if a time was set.
  public internal(set) var closesAt: Date?
  /// Whose answers to a question have been shown, in the order of their letters.
  var letters: [QuestionKey: [Int]] = [:]
  /// The answers, by question and seat.
  var answers: [QuestionKey: [Int: String]] = [:]
  /// How the tutor's steps are taken back, the last one last.
  var done: [Undo] = []
  /// Counts every event, so that whoever shows the drill knows whether anything has changed.
  public internal(set) var version = 0
  private let find: @Sendable (String) -> Case?

  /// A drill of which nothing has happened yet.
  ///
  /// - Parameters:
  ///   - plan: what it begins with; cases that are not found are left out.
  ///   - find: looks a case up by its id.
  public init(_ plan: DrillPlan, find: @escaping @Sendable (String) -> Case?) {
    self.plan = plan
    self.find = find
    cases = plan.cases.compactMap(find)
  }

  /// The case at which the drill stands; nil when there is none.
  public var currentCase: Case? {
    cases.indices.contains(place.caseIndex) ? cases[place.caseIndex] : nil
  }

  /// The question that is on the screen, if one is.
  public var currentQuestion: Question? {
    switch place.stage {
    case .open, .closed, .shown, .revealed:
      guard let questions = currentCase?.questions, questions.indices.contains(place.questionIndex) else { return nil }
      return questions[place.questionIndex]
    case .offered, .presented, .voices, .closing: return nil
    }
  }

  /// The ids of the question that is on the screen.
  public var currentKey: QuestionKey? {
    guard let currentCase, let currentQuestion else { return nil }
    return QuestionKey(caseID: currentCase.id, questionID: currentQuestion.id)
  }

  /// Whether an answer to the question on the screen would be taken.
  public var takesAnswers: Bool {
    place.stage == .open && currentQuestion.map { !$0.kind.isPrivate } == true
  }

  /// The answers to a question, by seat.
  public func answers(to question: QuestionKey) -> [Int: String] { answers[question] ?? [:] }

  /// How many took part, as far as can be told: those who joined, and as many at the tutor's keyboard as answered one
  /// question there.
  public var peopleCount: Int { answers.keys.map(peopleCount).max() ?? joinedCount }

  /// How many could have answered a question: those who joined, and those whose answers were typed.
  public func peopleCount(at question: QuestionKey) -> Int {
    let typed = Set(seats.filter(\.isTyped).map(\.number))
    return joinedCount + answers(to: question).keys.count(where: typed.contains)
  }

  /// How many have joined from devices of their own.
  public var joinedCount: Int { seats.count { !$0.isTyped } }

  /// Who joined from a device.
  public func seat(device: String) -> Seat? { seats.first { $0.device == device } }

  // MARK: What happens

  /// Why an event changes nothing.
  public enum Refusal: Sendable, Equatable {
    /// The question is not open, or is no longer.
    case notOpen
    /// The device has not joined.
    case notJoined
    /// The name is not on the roster.
    case unknownName
    /// Somebody has joined under the name from another device.
    case nameTaken
    /// There are no words in the answer.
    case empty
    /// The answer is longer than `longestAnswer`.
    case tooLong
    /// There is nothing to take back.
    case nothingToUndo
    /// The case has been taken, or is on the screen.
    case alreadyTaken
    /// The drill is over.
    case ended
    /// There is no such case, answer or criterion.
    case unknown
  }

  /// Lets something happen.
  ///
  /// - Parameter event: what happens.
  /// - Returns: nil when it did; else why it changed nothing, and will change nothing when it is read again.
  public mutating func apply(_ event: DrillEvent) -> Refusal? {
    let refusal = carryOut(event)
    if refusal == nil { version += 1 }
    return refusal
  }

  private mutating func carryOut(_ event: DrillEvent) -> Refusal? {
    switch event {
    case .joined(let device, let name): return join(device, name)
    case .released(let name):
      guard let name = onRoster(name), let index = seats.firstIndex(where: { $0.name == name }) else {
        return .unknownName
      }
      done.append(.release(seat: seats[index].number, device: seats[index].device))
      seats[index].device = nil
    case .answered(let device, let question, let text):
      guard let seat = seat(device: device) else { return .notJoined }
      return take(text, to: question, from: seat.number)
    case .typed(let question, let texts): return take(texts, to: question)
    case .moved(let next):
      done.append(.place(place, closesAt))
      place = next
      closesAt = nil
      giveLetters()
    case .inserted(let id):
      let started = cases.prefix(place.caseIndex + 1)
      guard !started.contains(where: { $0.id == id }) else { return .alreadyTaken }
      guard let found = find(id) else { return .unknown }
      done.append(.cases(cases))
      cases = started + [found] + cases.dropFirst(started.count).filter { $0.id != id }
    case .overrode(let override):
      guard answers[override.question]?[override.seat] != nil else { return .unknown }
      overrides.append(override)
      done.append(.override)
    case .noted(let note):
      notes.append(note)
      done.append(.note)
    case .timed(let until):
      done.append(.time(closesAt))
      closesAt = until
    case .undone: return undo()
    }
    return nil
  }

  private mutating func join(_ device: String, _ name: String?) -> Refusal? {
    // A page that is sent twice joins once.
    if seat(device: device) != nil { return nil }
    guard plan.roster != nil else {
      seats.append(Seat(number: seats.count + 1, name: nil, device: device, isTyped: false))
      return nil
    }
    guard let name = onRoster(name) else { return .unknownName }
    guard let index = seats.firstIndex(where: { $0.name == name }) else {
      seats.append(Seat(number: seats.count + 1, name: name, device: device, isTyped: false))
      return nil
    }
    guard seats[index].device == nil else { return .nameTaken }
    seats[index].device = device
    return nil
  }

  /// A name as the roster has it: capitals and blanks do not matter.
  private func onRoster(_ name: String?) -> String? {
    func plain(_ name: String) -> [Substring] { name.lowercased().split(whereSeparator: \.isWhitespace) }
    guard let name, let roster = plan.roster else { return nil }
    return roster.first { plain($0) == plain(name) }
  }
}
