import Drills
import Foundation
import LearnerHistory
import Reporting
import Synchronization
import WebServer

/// Answers the requests of phones, projector and tutor's page.
///
/// Nothing of a request is logged, and no answer's text is in any message.
final class DrillService: Sendable {
  /// More do not fit into a room.
  static let mostSeats = 400
  private static let cookie = "balint"
  /// A drill is over by then; in seconds.
  private static let cookieLife = 12 * 3600

  private let room: DrillRoom
  private let pages: DrillPages
  private let entrance: DrillEntrance
  private let clock: ClockOptions
  private let hasEnded = Mutex(false)
  /// Wrong codes, keys and secrets: in a minute so many from one device, and in all.
  private let wrong = Mutex(AttemptLimiter(perClient: 20, inAll: 200, window: .seconds(60)))
  /// Answers of one device, which is what it takes to fill a disk.
  private let sent = Mutex(AttemptLimiter(perClient: 30, inAll: 6_000, window: .seconds(60)))

  init(room: DrillRoom, pages: DrillPages, entrance: DrillEntrance, clock: ClockOptions) {
    (self.room, self.pages, self.entrance, self.clock) = (room, pages, entrance, clock)
  }

  /// From now on every page says that the drill is over.
  func end() { hasEnded.withLock { $0 = true } }

  func respond(to request: WebRequest) async -> WebResponse {
    guard let route = DrillRoute(path: request.path) else { return refusal(.notFound) }
    switch (route, request.method) {
    case (.join, .post): return await join(request)
    case (.answer, .post): return await answer(request)
    case (.join, _), (.answer, _): return .redirect(to: DrillRoute.page(.learner).path)
    case (_, .post): return refusal(.malformed)
    case (.sheet, _): return .content(DrillPages.sheet, type: "text/css; charset=utf-8")
    case (.script, _): return .content(DrillPages.script, type: "text/javascript; charset=utf-8")
    case (.invitation(let code), _):
      return seat(of: request) == nil ? page(pages.join(code: code)) : .redirect(to: DrillRoute.page(.learner).path)
    case (.page(.learner), _):
      return page(seat(of: request).map { pages.learner(moment(), seat: $0) } ?? pages.join())
    case (.state(.learner), _):
      return state(seat(of: request).map { pages.learnerState(moment(), seat: $0) } ?? DrillPages.joinState)
    case (.page(.board(let key)), _):
      return opened(key, entrance.boardKey, request) { page(pages.board(moment(), key: key)) }
    case (.state(.board(let key)), _):
      return opened(key, entrance.boardKey, request) { state(pages.boardState(moment())) }
    case (.page(.tutor(let secret)), _):
      return opened(secret, entrance.tutorSecret, request) {
        page(pages.tutor(moment(isForTutor: true), secret: secret))
      }
    case (.state(.tutor(let secret)), _):
      return opened(secret, entrance.tutorSecret, request) { state(pages.tutorState(moment(isForTutor: true))) }
    }
  }

  // MARK: Looking

  /// Others than the tutor see answers when the tutor shows them.
  private func moment(isForTutor: Bool = false) -> DrillMoment {
    let drill = room.drill
    let isShown = [.shown, .revealed].contains(drill.place.stage)
    return DrillMoment(
      drill, board: isForTutor || isShown ? room.board(of: drill) : nil, hasEnded: hasEnded.withLock { $0 },
      at: clock.now)
  }

  private func seat(of request: WebRequest) -> Drill.Seat? {
    request.cookies[Self.cookie].flatMap { room.drill.seat(device: $0) }
  }

  /// A page that only the right key opens; a wrong one is told from a page that is not there by nobody.
  private func opened(
    _ key: String, _ right: String, _ request: WebRequest, _ show: () -> WebResponse
  ) -> WebResponse {
    // Whoever has it is let in whatever others try; it is too long to be found by trying.
    if constantTimeEquals(Array(key.utf8), Array(right.utf8)) { return show() }
    guard mayTry(request) else { return refusal(.tooManyTries) }
    failed(request)
    return refusal(.notFound)
  }

  // MARK: Sending

  private func join(_ request: WebRequest) async -> WebResponse {
    let home = DrillRoute.page(.learner).path
    if seat(of: request) != nil { return .redirect(to: home) }
    guard let form = try? request.form(limit: 8) else { return refusal(.malformed) }
    let typed = form[DrillRoute.Field.code.rawValue] ?? ""
    let name = form[DrillRoute.Field.name.rawValue] ?? ""
    func again(_ problem: DrillProblem) -> WebResponse {
      page(pages.join(code: typed, name: name, problem: problem), status: Self.status(problem))
    }
    guard mayTry(request) else { return again(.tooManyTries) }
    let code = DrillEntrance.code(typed)
    guard constantTimeEquals(Array(code.utf8), Array(entrance.joinCode.utf8)) else {
      failed(request)
      return again(.wrongCode)
    }
    if hasEnded.withLock({ $0 }) { return again(.ended) }
    guard room.drill.joinedCount < Self.mostSeats else { return again(.full) }
    var randomness = SystemRandomNumberGenerator()
    let device = DrillEntrance.secret(bytes: 18, &randomness)
    do {
      if let refusal = try await room.happened(.joined(device: device, name: pages.usesRoster ? name : nil)) {
        // Names are not to be guessed either.
        if refusal == .unknownName { failed(request) }
        return again(.refused(refusal))
      }
    } catch {
      return notKept()
    }
    let response = WebResponse.redirect(to: home)
    return NewCookie(name: Self.cookie, value: device, seconds: Self.cookieLife).map(response.setting) ?? response
  }

  private func answer(_ request: WebRequest) async -> WebResponse {
    guard let form = try? request.form(limit: 8), let text = form[DrillRoute.Field.answer.rawValue] else {
      return refusal(.malformed)
    }
    guard let device = request.cookies[Self.cookie], let seat = room.drill.seat(device: device) else {
      return page(pages.join(problem: .refused(.notJoined)), status: Self.status(.refused(.notJoined)))
    }
    let caseID = form[DrillRoute.Field.teachingCase.rawValue]
    let questionID = form[DrillRoute.Field.question.rawValue]
    let key = caseID.flatMap { caseID in questionID.map { QuestionKey(caseID: caseID, questionID: $0) } }
    func again(_ problem: DrillProblem) -> WebResponse {
      page(
        pages.learner(moment(), seat: seat, problem: problem, text: text, to: key), status: Self.status(problem))
    }
    guard let key else { return again(.malformed) }
    if hasEnded.withLock({ $0 }) { return again(.ended) }
    let now = ContinuousClock.now
    guard sent.withLock({ $0.allows(device, at: now) }) else { return again(.tooManyTries) }
    sent.withLock { $0.recordFailure(of: device, at: now) }
    do {
      // Forms end their lines as mail does (HTML, "form data set").
      let lines = text.replacing("\r\n", with: "\n")
      if let refusal = try await room.happened(.answered(device: device, key, text: lines)) {
        return again(.refused(refusal))
      }
    } catch {
      return notKept()
    }
    return .redirect(to: DrillRoute.page(.learner).path)
  }

  // MARK: Pieces

  private func mayTry(_ request: WebRequest) -> Bool {
    wrong.withLock { $0.allows(request.client, at: ContinuousClock.now) }
  }

  private func failed(_ request: WebRequest) {
    wrong.withLock { $0.recordFailure(of: request.client, at: ContinuousClock.now) }
  }

  private func page(_ bytes: [UInt8], status: Int = 200) -> WebResponse {
    .content(bytes, type: "text/html; charset=utf-8", status: status)
  }

  private func state(_ token: String) -> WebResponse {
    .content(Array(token.utf8), type: "text/plain; charset=utf-8")
  }

  private func refusal(_ problem: DrillProblem) -> WebResponse {
    page(pages.refusal(problem), status: Self.status(problem))
  }

  /// A disk that is full: the phone sends it again, and the tutor is told at the next step.
  private func notKept() -> WebResponse {
    .refusal(503, "It could not be kept. Send it again in a moment; if that does not help, tell the tutor.")
  }

  private static func status(_ problem: DrillProblem) -> Int {
    switch problem {
    case .refused(.notJoined), .refused(.unknownName), .wrongCode: 403
    case .refused: 409
    case .tooManyTries: 429
    case .full: 503
    case .tooLarge: 413
    case .malformed: 400
    case .notFound: 404
    case .ended: 410
    }
  }
}
