public import Drills
public import Foundation
import Matching

/// Where a drill stands, for a page.
public struct DrillMoment: Sendable {
  /// The drill.
  public let drill: Drill
  /// The answers to the question on the screen, read, be they none; nil while there is no question.
  public let board: Board?
  /// Whether the tutor has ended it.
  public let hasEnded: Bool
  /// Whether the time at which the open question is to be closed has passed.
  public let isTimeOver: Bool

  /// A moment.
  ///
  /// - Parameters:
  ///   - drill: the drill.
  ///   - board: the answers to the question on the screen, read; may be nil while none is on it or it is open.
  ///   - hasEnded: whether the tutor has ended it.
  ///   - now: the time.
  public init(_ drill: Drill, board: Board?, hasEnded: Bool, at now: Date) {
    (self.drill, self.board, self.hasEnded) = (drill, board, hasEnded)
    isTimeOver = drill.closesAt.map { $0 <= now } ?? false
  }
}

/// The pages of a drill that run in learners' phones, on the projector and before the tutor, as bodies of HTTP answers.
///
/// They work without script; with `DrillScript` they follow the drill by asking for the page's state, a short text that
/// changes exactly when the page would.
public struct DrillPages: Sendable {
  /// What the tutor calls the group; may be empty.
  let group: String
  /// The join code.
  let code: String
  /// Where the server is: `http://192.168.1.20:8080`.
  let address: String
  /// Whether names from a roster are asked for.
  public let usesRoster: Bool
  /// What is kept of the answers; nil when nothing is, not even a record.
  let keeping: DrillRecord.Keeping?
  /// Where to find help for oneself, a line each.
  let support: [String]
  /// Where the group is, for the time of day.
  let timeZone: TimeZone

  /// Pages of a drill.
  ///
  /// - Parameters:
  ///   - group: what the tutor calls the group; may be empty.
  ///   - code: the join code.
  ///   - address: scheme, host and port of the server, without a slash at the end.
  ///   - usesRoster: whether names from a roster are asked for.
  ///   - keeping: what is kept of the answers; nil when nothing is, not even a record.
  ///   - support: a school's own list of help, if it has one.
  ///   - timeZone: where the group is.
  public init(
    group: String, code: String, address: String, usesRoster: Bool, keeping: DrillRecord.Keeping?,
    support: String? = nil, timeZone: TimeZone
  ) {
    (self.group, self.code, self.address, self.usesRoster) = (group, code, address, usesRoster)
    self.keeping = keeping
    self.support = support.map(TextLayout.paragraphs) ?? DrillWords.support
    self.timeZone = timeZone
  }

  /// The address that the QR code holds.
  public var invitation: String { address + DrillRoute.invitation(code: code).path }

  // MARK: Learners

  /// The page on which a learner joins.
  ///
  /// - Parameters:
  ///   - code: what stands in the field for the code; empty, or what the address or the last try had.
  ///   - name: what stands in the field for the name.
  ///   - problem: why the last try failed, if it did.
  /// - Returns: the page.
  public func join(code: String = "", name: String = "", problem: DrillProblem? = nil) -> [UInt8] {
    JoinPage(pages: self).page(code: code, name: name, problem: problem).bytes()
  }

  /// The state of the learner's page for a device that has not joined, or no longer counts.
  public static let joinState = "join"

  /// A learner's page.
  ///
  /// - Parameters:
  ///   - moment: where the drill stands.
  ///   - seat: who looks at it.
  /// - Returns: the page; it holds no name and no number of anybody.
  public func learner(_ moment: DrillMoment, seat: Drill.Seat) -> [UInt8] {
    LearnerPage(pages: self, moment: moment, seat: seat.number).page().bytes()
  }

  /// A learner's page after something was not taken, with the words that were sent, so that nothing is lost.
  ///
  /// - Parameters:
  ///   - moment: where the drill stands.
  ///   - seat: who sent them.
  ///   - problem: why they were not taken.
  ///   - text: the words.
  ///   - question: the question that they were to answer; nil when it is not known.
  /// - Returns: the page.
  public func learner(
    _ moment: DrillMoment, seat: Drill.Seat, problem: DrillProblem, text: String, to question: QuestionKey?
  ) -> [UInt8] {
    let page = LearnerPage(pages: self, moment: moment, seat: seat.number)
    return page.page(refused: LearnerPage.Refused(problem: problem, text: text, question: question))
      .bytes(state: page.page().state)
  }

  /// The state of a learner's page.
  public func learnerState(_ moment: DrillMoment, seat: Drill.Seat) -> String {
    LearnerPage(pages: self, moment: moment, seat: seat.number).page().state
  }

  /// A page that says why something was not taken, for whoever has no other page.
  public func refusal(_ problem: DrillProblem) -> [UInt8] {
    var main = HTMLText()
    main.element(.h1, text: "That did not work")
    main.element(.p, text: problem.words)
    main.element(.p) { ServedHTML.link(to: .page(.learner), text: "To the drill", in: &$0) }
    return ServedPage(title: "Balint: that did not work", audience: .learner, main: main).bytes()
  }

  // MARK: The screen in the room, and the tutor

  /// The projector's page: nothing private, no names.
  ///
  /// - Parameters:
  ///   - moment: where the drill stands.
  ///   - key: the key in its address.
  /// - Returns: the page.
  public func board(_ moment: DrillMoment, key: String) -> [UInt8] {
    ProjectorPage(pages: self, moment: moment).page(key: key).bytes()
  }

  /// The state of the projector's page.
  public func boardState(_ moment: DrillMoment) -> String {
    ProjectorPage(pages: self, moment: moment).page(key: "").state
  }

  /// The tutor's page: who joined and answered, and everything the program found.
  ///
  /// - Parameters:
  ///   - moment: where the drill stands.
  ///   - secret: the secret in its address.
  /// - Returns: the page.
  public func tutor(_ moment: DrillMoment, secret: String) -> [UInt8] {
    TutorPage(pages: self, moment: moment).page(secret: secret).bytes()
  }

  /// The state of the tutor's page.
  public func tutorState(_ moment: DrillMoment) -> String {
    TutorPage(pages: self, moment: moment).page(secret: "").state
  }

  // MARK: What they share

  /// The style sheet of every page.
  public static let sheet = Array("\(HTMLStyle.sheet)\(DrillStyle.sheet)".utf8)

  /// The script of every page.
  public static let script = Array("\(DrillScript.text)".utf8)

  /// Under what name a device keeps drafts of this drill; says nothing of the code.
  var drafts: String { Fingerprint.hex(Fingerprint.of(invitation)) }
}
