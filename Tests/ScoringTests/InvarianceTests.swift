import CaseLoading
import CaseModel
import Matching
import Testing

@testable import Scoring

/// What must change no score, or must never raise one, over every anchor of the bank and every example of its skills.
@Suite struct InvarianceTests {
  static let bank = BankLoader.load(StarterBank.sources).bank

  struct Asked: Sendable {
    let teachingCase: Case
    let question: Question
    var name: String { "\(teachingCase.id) \(question.id)" }
  }

  static let asked = bank.cases.flatMap { teachingCase in
    teachingCase.questions.filter { !$0.anchors.isEmpty }.map { Asked(teachingCase: teachingCase, question: $0) }
  }
  static let spoken = asked.filter { $0.question.kind == .say || $0.question.kind == .turn }

  private static func scorer(_ asked: Asked) -> (String) -> [Int?] {
    let scorer = Scorer(CompiledQuestion(asked.question, of: asked.teachingCase, in: bank))
    return { answer in
      let score = scorer.score(answer)
      return score.marks.map(\.mark) + score.safety.map { $0.isMet.map { $0 ? 1 : 0 } }
    }
  }

  private static func criteria(of question: Question) -> [Criterion] {
    switch question.task {
    case .say(let criteria), .turn(_, let criteria): criteria
    default: []
    }
  }

  private static func gains(_ marks: [Int?], over before: [Int?]) -> Bool {
    zip(marks, before).contains { ($0 ?? 0) > ($1 ?? 0) }
  }

  @Test(arguments: asked.indices) func `quotation marks, apostrophes, capitals and spelling change nothing`(index: Int)
  {
    let asked = Self.asked[index]
    let score = Self.scorer(asked)
    for anchor in asked.question.anchors {
      let marks = score(anchor.answer)
      for (name, text) in [
        ("curly", Variants.curly(anchor.answer)), ("American", Variants.american(anchor.answer)),
        ("British", Variants.british(anchor.answer)), ("blanks", anchor.answer + "  \n"),
      ] {
        #expect(score(text) == marks, "\(asked.name), \(name): \(text)")
      }
    }
  }

  @Test(arguments: spoken.indices) func `a greeting changes nothing`(index: Int) {
    let asked = Self.spoken[index]
    let score = Self.scorer(asked)
    for anchor in asked.question.anchors {
      let marks = score(anchor.answer)
      // Of an answer that is no sentence a greeting may make one; what cannot be told stays out.
      if marks.contains(nil) { continue }
      #expect(score("Good morning. " + anchor.answer) == marks, "\(asked.name): \(anchor.answer)")
    }
  }

  @Test(arguments: asked.indices) func `nothing is gained by what is beside the point, nor by saying it twice`(
    index: Int
  ) {
    let asked = Self.asked[index]
    let score = Self.scorer(asked)
    for anchor in asked.question.anchors {
      let marks = score(anchor.answer)
      if marks.contains(nil) { continue }
      for more in ["The car park is full today.", "The blue curtains were washed.", "The moon was red.", anchor.answer]
      {
        #expect(!Self.gains(score(anchor.answer + " " + more), over: marks), "\(asked.name): \(anchor.answer) \(more)")
      }
    }
  }

  @Test(arguments: asked.indices) func `nothing is earned by repeating the case, naming skills or heaping words`(
    index: Int
  ) {
    let asked = Self.asked[index]
    let score = Self.scorer(asked)
    let skills =
      "Open question, reflection, naming emotion, legitimising, partnership, apology, empathy, safety netting, summarising."
    let copies = [asked.teachingCase.situation, asked.teachingCase.opening, asked.question.newInformation]
      .compactMap { $0 }.filter { $0.split(separator: " ").count > EchoRun.words }
    // To name what must not be missed, or what one knows, a list is as good as any other way.
    let isSpoken = asked.question.kind == .say || asked.question.kind == .turn
    for text in copies + (isSpoken ? [skills, Variants.keyWords(of: asked.question)] : []) {
      #expect(score(text).allSatisfy { ($0 ?? 0) == 0 }, "\(asked.name): \(text)")
    }
  }

  @Test(arguments: spoken.indices) func `what is not said, or said by somebody else, earns nothing`(index: Int) {
    let asked = Self.spoken[index]
    let score = Self.scorer(asked)
    for anchor in asked.question.anchors where !anchor.answer.contains(where: { "\"“‘*(".contains($0) }) {
      for text in ["I avoid saying: \"\(anchor.answer)\"", "The nurse said: \"\(anchor.answer)\""] {
        for (mark, criterion) in zip(score(text), Self.criteria(of: asked.question)) {
          // A criterion may ask for words anyhow, whoever says them.
          if criterion.speech != .anyhow { #expect((mark ?? 0) == 0, "\(asked.name), \(criterion.id): \(text)") }
        }
      }
    }
  }

  @Test(arguments: bank.skills.keys.sorted()) func `a skill is seen however it is typed`(id: String) throws {
    let skill = try #require(Self.bank.skills[id])
    let recogniser = SkillRecogniser([id], in: Self.bank)
    func isSeen(_ text: String) -> Bool { !recogniser.sightings(in: text).isEmpty }
    for example in skill.hits + skill.nearMisses {
      let seen = isSeen(example.text)
      for text in [
        Variants.curly(example.text), Variants.american(example.text), Variants.british(example.text),
      ] {
        #expect(isSeen(text) == seen, "\(id): \(text)")
      }
    }
  }

  /// Second-language phrasing beside the fluent one (fairness).
  @Test(arguments: [
    ("reflection", "I can see that you are suffering much.", "I can see you're having a terrible time."),
    ("open-question", "Please tell to me more about this.", "Tell me more about that."),
    ("apology", "I am sorry for this what happened to you.", "I'm so sorry this happened to you."),
    ("naming-emotion", "You are afraid, isn't it?", "You're afraid, aren't you?"),
    ("open-question", "How it was for you, this time?", "What was that like for you?"),
    (
      "legitimising", "It is normal that you feel angry, because nobody explained you nothing.",
      "Anyone would be angry when nobody explained anything."
    ),
    ("partnership", "We will search together a solution.", "Let's work this out together."),
    (
      "support", "I want that you come again on Monday, also if you are better.",
      "I'd like to see you Monday even if you're better."
    ),
    ("exploring-concerns", "What makes to you the most worry?", "What worries you most?"),
    (
      "safety-netting", "If you will have thoughts to kill yourself, you go immediately in the emergency.",
      "If you get thoughts of killing yourself, go straight to A&E."
    ),
    ("closed-question", "Did you think to finish your life?", "Have you thought about ending your life?"),
    (
      "alternative-perspectives", "Maybe she has fear that he will abandon her.", "Maybe she's afraid he'll leave her."
    ),
  ]) func `plain and fluent words show the same skill`(skill: String, plain: String, fluent: String) {
    let recogniser = SkillRecogniser([skill], in: Self.bank)
    #expect(!recogniser.sightings(in: plain).isEmpty, "\(plain)")
    #expect(!recogniser.sightings(in: fluent).isEmpty, "\(fluent)")
  }
}

/// Other ways to type a text.
enum Variants {
  static func curly(_ text: String) -> String {
    var opens = true
    var curly = ""
    for character in text {
      switch character {
      case "'": curly.append("’")
      case "\"":
        curly.append(opens ? "“" : "”")
        opens.toggle()
      default: curly.append(character)
      }
    }
    return curly
  }

  private static let pairs = [
    ("apologise", "apologize"), ("recognise", "recognize"), ("realise", "realize"), ("colour", "color"),
    ("behaviour", "behavior"), ("mum", "mom"), ("favour", "favor"), ("honour", "honor"), ("neighbour", "neighbor"),
    ("counsellor", "counselor"), ("organise", "organize"), ("practise", "practice"), ("tumour", "tumor"),
    ("programme", "program"), ("grey", "gray"), ("centre", "center"),
  ]

  static func american(_ text: String) -> String { pairs.reduce(text) { $0.replacing($1.0, with: $1.1) } }
  static func british(_ text: String) -> String { pairs.reduce(text) { $0.replacing($1.1, with: $1.0) } }

  /// The words that a question's rubric looks for, without sentences.
  static func keyWords(of question: Question) -> String {
    var words: [String] = []
    func visit(_ evidence: Evidence) {
      if case .phrase(let phrase) = evidence {
        words += phrase.source.split { !$0.isLetter }.map(String.init).filter { $0.count > 4 }
      }
      evidence.parts.forEach(visit)
    }
    switch question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria.forEach { visit($0.full) }
    default: break
    }
    return words.prefix(60).joined(separator: " ")
  }
}

/// Words in a row that are no copy yet.
enum EchoRun { static let words = 8 }
