import CaseLoading
import CaseModel
import Diagnostics
import Foundation

@testable import Drills

/// Two small cases for drills.
enum SmallBank {
  static let text = """
    case: gift
    title: A gift
    level: 1
    situation: A woman brings a watch.
    opening: It is for you.
    questions:
      - notice: What do you notice in yourself?
      - say: What would you say?
        rubric:
          - criterion: thanks
            looks for: Thanks her
            full: thank you
          - criterion: asks
            looks for: Asks about her son
            full: "(your son)"
            partly: "(son)"
      - patient: What may she feel?
        cap: 2
        perspectives:
          - perspective: gratitude
            evidence: "(grateful | thankful)"
          - perspective: fear of being alone
            evidence: "(alone | lonely)"
    voices:
      - She may be paying a debt.
    ---
    case: late
    title: A late visit
    level: 2
    content: a death
    situation: It is late.
    questions:
      - say: What would you say?
        rubric:
          - criterion: sorry
            looks for: Is sorry
            full: sorry
    """

  static let bank = BankLoader.load([SourceText(name: "t", text: text)]).bank
  static let say = QuestionKey(caseID: "gift", questionID: "say")
  static let start = Date(timeIntervalSince1970: 1_795_000_000)

  static func drill(_ cases: [String] = ["gift"], roster: [String]? = nil) -> Drill {
    let plan = DrillPlan(cases: cases, group: "Tuesday", roster: roster, seed: 7, started: start)
    return Drill(plan) { bank.find($0) }
  }

  /// A drill in which the `say` question is open and three have joined.
  static func open() -> Drill {
    var drill = drill()
    for device in ["a", "b", "c"] { _ = drill.apply(.joined(device: device, name: nil)) }
    _ = drill.apply(.moved(DrillPlace(caseIndex: 0, questionIndex: 1, stage: .open)))
    return drill
  }

  static func board(_ drill: Drill) -> Board? {
    guard let teachingCase = drill.currentCase, let question = drill.currentQuestion else { return nil }
    return Board(drill, question, of: teachingCase, in: bank)
  }

  static func override(_ seat: Int, _ criterion: String, _ mark: Int) -> DrillEvent {
    .overrode(
      MarkOverride(
        question: say, seat: seat, criterion: criterion, mark: mark, program: 0, reason: "she did", at: start))
  }
}
