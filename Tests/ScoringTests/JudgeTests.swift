import CaseModel
import Testing

@testable import Scoring

/// What each kind of question awards.
@Suite struct JudgeTests {
  static let sorry = TestBank.say("\"sorry ... wait*\"", partly: "sorry")

  @Test(arguments: [
    ("I'm so sorry you had to wait.", 2, Verdict.met),
    ("I'm sorry.", 1, .partly),
    ("I would say: I'm sorry that you waited.", 2, .met),
    ("I would say sorry to her for the wait.", 1, .partly),
    ("I would tell her that I am sorry about the long wait.", 1, .partly),
    ("I'm not sorry that you had to wait.", 0, .notSeen),
    ("The nurse said sorry for the wait.", 0, .notSeen),
    ("If I were sorry for the wait, I would tell you.", 0, .notSeen),
    ("Empathy and an apology are needed here.", 0, .notSeen),
    ("\"I'm sorry about the wait,\" I say.", 2, .met),
  ]) func `a criterion of a say question rewards what is said`(answer: String, mark: Int, verdict: Verdict) throws {
    let score = try TestBank.score(answer, Self.sorry)
    #expect(score.marks.map(\.mark) == [mark])
    #expect(score.marks.map(\.verdict) == [verdict])
  }

  @Test(arguments: [
    ("I would never say \"I'm sorry for the wait\".", 0),
    ("I would not say: I'm sorry for the wait.", 0),
    ("You said, \"nobody noticed me\". I'm so sorry for the long wait.", 2),
    ("Oh no :( I'm so sorry for the long wait.", 2),
    ("**I'm so sorry for the long wait.**", 2),
    ("I couldn't be more sorry for the wait.", 2),
    ("I wish I could say that I am sorry for the wait.", 0),
    ("I should have said sorry for the wait.", 1),
    ("I'm sorry for the wait, says the nurse.", 0),
    ("She is sorry for the wait, she told me.", 0),
    ("I am sorry rather than making you wait.", 1),
    ("I'd be sorry if you had to wait.", 1),
    ("I am not sad.\u{A0}I'm sorry that you had to wait.", 2),
  ]) func `whose words they are decides`(answer: String, mark: Int) throws {
    #expect(try TestBank.score(answer, Self.sorry).marks.first?.mark == mark)
  }

  @Test(arguments: [
    ("{in order: [{all: [sorry, kind]}, listen]}", "I'm sorry. I listen. You are kind.", 0),
    ("{in order: [{all: [sorry, kind]}, listen]}", "You are kind, I'm sorry. I listen.", 2),
    ("{in order: [\"{sorry & kind}\", listen]}", "I'm sorry and I listen, you are kind.", 0),
    ("{in order: [{in order: [sorry, kind]}, listen]}", "I'm sorry, you are kind, I listen.", 2),
    ("{all: [sorry, {none: [but]}]}", "I'm sorry. (I would add but.)", 0),
    ("\"don't* worry\"", "Please don't worry.", 2),
    ("recognis*", "I recognize that.", 2),
    ("thank*", "I can't thank you enough.", 2),
    ("\"café\"", "the cafe\u{301} there", 2),
  ]) func `evidence is exact about order, absence and spelling`(full: String, answer: String, mark: Int) throws {
    #expect(try TestBank.score(answer, TestBank.say(full)).marks.first?.mark == mark)
  }

  @Test func `said anyhow switches the rules off for a criterion`() throws {
    let yaml = TestBank.say("sorry", more: "    said: anyhow\n")
    for answer in ["I would not say sorry to her.", "She said sorry.", "I'm sorry."] {
      #expect(try TestBank.score(answer, yaml).marks.first?.mark == 2, "\(answer)")
    }
  }

  @Test func `what is described counts in full where the criterion says so`() throws {
    let yaml = TestBank.say("wait", more: "    said: or done\n")
    for (answer, mark) in [("(I wait.)", 2), ("I would wait with her.", 2), ("I would not wait.", 0), ("I wait.", 2)] {
      #expect(try TestBank.score(answer, yaml).marks.first?.mark == mark, "\(answer)")
    }
  }

  @Test(arguments: [
    ("any: [sorry, apologise]", "I apologise.", true),
    ("[sorry, apologise]", "I am sorry.", true),
    ("{all: [sorry, thank*]}", "Thanks. I am sorry.", true),
    ("{all: [sorry, thank*]}", "I am sorry.", false),
    ("{in order: [sorry, thank*]}", "I am sorry. Thank you.", true),
    ("{in order: [sorry, thank*]}", "Thank you. I am sorry.", false),
    ("{all: [sorry, {none: [but]}]}", "I am sorry, but you are late.", false),
    ("{all: [sorry, {none: [but]}]}", "I am sorry that you are late.", true),
    ("{at least: 2, of: [sorry, thank*, please]}", "Please, I am sorry.", true),
    ("{at least: 2, of: [sorry, thank*, please]}", "I am sorry.", false),
    ("\"{son & time}\"", "Your son has little time.", true),
    ("\"{son & time}\"", "Your son left. I have time.", false),
    ("{like: [Tell me about your lonely evenings]}", "Those evenings sound lonely, tell me.", true),
    ("{like: [Tell me about your lonely evenings]}", "Tell me about the watch.", false),
    ("{skill: question}", "How are you feeling?", true),
    ("{skill: question}", "You are fine.", false),
    ("{skill: cued}", "You seem very sad to me.", true),
    ("{skill: cued}", "You seem well. I am sad.", false),
    ("\"so @warm\"", "You are so kind to me.", true),
    ("\"(nuisance | never a nuisance)\"", "You are never a nuisance.", true),
    ("nuisance", "You are never a nuisance.", false),
  ]) func `evidence is found or not`(full: String, answer: String, isFound: Bool) throws {
    let definitions = """
      skill: question
      definition: asks how
      evidence: "how ?"
      ---
      skill: cued
      definition: names a feeling
      cues:
        - {cue: "you seem", weight: 1}
        - {cue: sad, weight: 2}
      threshold: 3
      ---
      words: warm
      phrases: [kind, generous]
      """
    let yaml =
      full.hasPrefix("any:")
      ? TestBank.say("{\(full)}") : TestBank.say(full)
    let score = try TestBank.score(answer, yaml, definitions: definitions)
    #expect(score.marks.first?.mark == (isFound ? 2 : 0))
  }

  @Test func `perspectives are counted up to the cap, and an unlisted idea goes to a person`() throws {
    let yaml = """
      patient: What might she feel?
      cap: 2
      perspectives:
        - {perspective: lonely, evidence: "(lonely | loneliness)"}
        - {perspective: grateful, evidence: "(grateful | gratitude)"}
        - {perspective: afraid, evidence: "(afraid | fear*)"}
      """
    #expect(try TestBank.score("Lonely, grateful or afraid.", yaml).marks.first?.mark == 2)
    #expect(try TestBank.score("She may be lonely, so lonely, very lonely.", yaml).marks.first?.mark == 1)
    #expect(try TestBank.score("She is not lonely.", yaml).marks.first?.mark == 0)
    let unlisted = try TestBank.score("Perhaps she is testing whether I will keep the rules.", yaml)
    #expect(unlisted.marks.first?.verdict == .cannotTell)
    #expect(unlisted.marks.first?.mark == nil)
    #expect(unlisted.total == nil)
    #expect(unlisted.unlisted.count == 1)
  }

  @Test func `the best level counts`() throws {
    let yaml = """
      between: What goes on?
      levels:
        - {level: 1, descriptor: one side, evidence: she}
        - {level: 3, descriptor: both, evidence: {all: [she, i]}}
      """
    #expect(try TestBank.score("She hides and I search.", yaml).marks.first?.mark == 3)
    #expect(try TestBank.score("She hides.", yaml).marks.first?.mark == 1)
    #expect(try TestBank.score("Nothing much.", yaml).marks.first?.mark == 0)
    #expect(try TestBank.score("She hides.", yaml).marks.first?.outOf == 3)
  }

  @Test func `a pitfall with its reason is worth two and mentioning it commits nothing`() throws {
    let yaml = """
      avoid: What not?
      pitfalls:
        - {pitfall: scolding, named: scold*, reason: shame*}
        - {pitfall: lying, named: "(lie | lying)", reason: trust}
      cap: 1
      """
    #expect(try TestBank.score("I would not scold her, it would shame her.", yaml).marks.first?.mark == 2)
    #expect(try TestBank.score("Lying.", yaml).marks.first?.mark == 1)
    #expect(try TestBank.score("Not scold, not lie: trust matters.", yaml).marks.first?.mark == 2)
  }

  @Test func `safety items stand apart from the score`() throws {
    let yaml = """
      safety: What must not be missed?
      required:
        - {item: pain, says: asks about pain, evidence: pain}
        - {item: tell, says: tells a colleague, evidence: colleague}
      """
    let score = try TestBank.score("I would ask about pain.", yaml)
    #expect(score.marks.isEmpty)
    #expect(score.total == nil)
    #expect(score.safety.map(\.isMet) == [true, false])
    #expect(try TestBank.score("👵", yaml).safety.map(\.isMet) == [nil, nil])
  }

  @Test func `explain awards points however it is put`() throws {
    let yaml = """
      explain: Why?
      rubric:
        - {criterion: risk, looks for: risk, points: 5, full: "second attack", partly: risk}
      """
    #expect(try TestBank.score("I would tell him that a second attack is likely.", yaml).marks.first?.mark == 5)
    #expect(try TestBank.score("The risk.", yaml).marks.first?.mark == 2)
  }

  @Test func `a flag is a comment and takes nothing away`() throws {
    let yaml = TestBank.say("sorry", more: "watch for:\n  - {flag: calm, when: calm down, comment: No.}\n")
    let score = try TestBank.score("I'm sorry, calm down.", yaml)
    #expect(score.flags.map(\.flag) == ["calm"])
    #expect(score.total == 2)
    #expect(try TestBank.score("I won't tell you to calm down. I'm sorry.", yaml).flags.isEmpty)
  }

  @Test func `feelings are never scored`() throws {
    let score = try TestBank.score("I feel bored and angry.", "notice: What do you notice?")
    #expect(score.marks.isEmpty && score.safety.isEmpty && score.total == nil)
  }
}
