public import CaseModel
import Matching

/// A question made ready for scoring: compiled once, used for any number of answers.
///
/// It can be shared; tasks that score on several cores at the same time go faster with a `copy` each.
public struct CompiledQuestion: Sendable {
  /// The question.
  public let question: Question
  /// Its id.
  public let id: String
  /// Id of its case.
  public let caseID: String
  /// Fingerprint of its case.
  public let caseHash: String

  let program: EvidenceProgram
  let task: Task
  let kind: QuestionKind
  let watches: [(flag: String, evidence: EvidenceProgram.NodeID)]
  let echo: EchoDetector
  /// What the case says; its words count less as a sign of anything.
  let givenTexts: [String]
  /// What marked answers have taught about the question.
  let calibration: CompiledCalibration?

  /// What of a criterion decides its mark; its texts stay behind.
  struct CompiledCriterion: Sendable {
    let id: String
    let points: Int
    let halfPoints: Int
    let speech: SpeechRule
    let full: EvidenceProgram.NodeID
    let partly: EvidenceProgram.NodeID?
  }

  /// The question's rubric with its evidence compiled, in the order of the rubric.
  enum Task: Sendable {
    case criteria([CompiledCriterion], spoken: Bool)
    case counted([(name: String, evidence: EvidenceProgram.NodeID)], cap: Int, criterion: String)
    case levels([(number: Int, descriptor: String, evidence: EvidenceProgram.NodeID)], isScored: Bool)
    case pitfalls([(name: String, named: EvidenceProgram.NodeID, reason: EvidenceProgram.NodeID)], cap: Int)
    case safety([(item: String, evidence: EvidenceProgram.NodeID)])
    case unscored
  }

  /// Compiles a question.
  ///
  /// - Parameters:
  ///   - question: one of the questions of `teachingCase`.
  ///   - teachingCase: the case it belongs to; repeating its text earns nothing.
  ///   - bank: where skills and word groups are looked up.
  ///   - learned: what marked answers have taught about this question of this very case, if anything.
  public init(
    _ question: Question, of teachingCase: Case, in bank: CaseBank, calibration learned: QuestionCalibration? = nil
  ) {
    self.question = question
    kind = question.kind
    id = question.id
    caseID = teachingCase.id
    caseHash = teachingCase.hash
    var compiler = EvidenceCompiler(bank: bank)
    task = Self.compile(question.task, &compiler)
    watches = question.watches.map { ($0.flag, compiler.compile($0.when)) }
    program = compiler.finished()
    givenTexts = [teachingCase.situation, teachingCase.opening, question.prompt, question.newInformation].compactMap {
      $0
    }
    echo = EchoDetector(givenTexts)
    calibration = Self.compile(learned, of: question, givenTexts: givenTexts)
  }

  /// The same question with something else learned about it.
  ///
  /// - Parameter learned: what marked answers have taught; nil for the rubric alone.
  /// - Returns: the question; what is learned about another question or a private one is left out.
  public func calibrated(by learned: QuestionCalibration?) -> CompiledQuestion {
    CompiledQuestion(
      question: question, id: id, caseID: caseID, caseHash: caseHash, program: program, task: task, kind: kind,
      watches: watches, echo: echo, givenTexts: givenTexts,
      calibration: Self.compile(learned, of: question, givenTexts: givenTexts))
  }

  private static func compile(
    _ learned: QuestionCalibration?, of question: Question, givenTexts: [String]
  ) -> CompiledCalibration? {
    guard let learned, learned.question == question.id, !question.examplesOfCriteria.isEmpty else { return nil }
    return CompiledCalibration(learned, of: question, givenTexts: givenTexts)
  }

  /// Puts together what has been compiled.
  init(
    question: Question, id: String, caseID: String, caseHash: String, program: EvidenceProgram, task: Task,
    kind: QuestionKind, watches: [(flag: String, evidence: EvidenceProgram.NodeID)], echo: EchoDetector,
    givenTexts: [String], calibration: CompiledCalibration?
  ) {
    self.question = question
    self.id = id
    self.caseID = caseID
    self.caseHash = caseHash
    self.program = program
    self.task = task
    self.kind = kind
    self.watches = watches
    self.echo = echo
    self.givenTexts = givenTexts
    self.calibration = calibration
  }

  private static func compile(_ task: Question.Task, _ compiler: inout EvidenceCompiler) -> Task {
    switch task {
    case .say(let criteria), .turn(_, let criteria):
      return .criteria(criteria.map { compile($0, &compiler) }, spoken: true)
    case .explain(let criteria):
      return .criteria(criteria.map { compile($0, &compiler) }, spoken: false)
    case .patient(let perspectives, let cap), .wonder(let perspectives, let cap):
      return .counted(
        perspectives.map { ($0.view, compiler.compile($0.evidence)) }, cap: cap, criterion: Question.perspectives
      )
    case .between(let levels):
      return .levels(compile(levels, &compiler), isScored: true)
    case .reflect(let levels):
      return .levels(compile(levels, &compiler), isScored: false)
    case .avoid(let pitfalls, let cap):
      return .pitfalls(
        pitfalls.map { ($0.name, compiler.compile($0.named), compiler.compile($0.reason)) }, cap: cap)
    case .safety(let items):
      return .safety(items.map { ($0.id, compiler.compile($0.evidence)) })
    case .notice:
      return .unscored
    }
  }

  private static func compile(
    _ levels: [Level], _ compiler: inout EvidenceCompiler
  ) -> [(number: Int, descriptor: String, evidence: EvidenceProgram.NodeID)] {
    levels.map { ($0.number, $0.descriptor, compiler.compile($0.evidence)) }
  }

  private static func compile(_ criterion: Criterion, _ compiler: inout EvidenceCompiler) -> CompiledCriterion {
    CompiledCriterion(
      id: criterion.id, points: criterion.points, halfPoints: criterion.halfPoints, speech: criterion.speech,
      full: compiler.compile(criterion.full), partly: criterion.partly.map { compiler.compile($0) })
  }
}
