import CaseModel
import Testing

@testable import Scoring

/// Cues, sentences, moods and what a skill may leave unsaid.
@Suite struct EvidenceFormsTests {
  static let cues = """
    {cues: [{cue: [sorry, apologise], weight: 2}, {cue: {all: [wait, long]}, weight: 1}, {cue: calm, weight: -99}], \
    threshold: 3}
    """

  @Test(arguments: [
    ("I am sorry for the long wait.", true),
    ("I am sorry. It was a long wait.", false),
    ("Sorry, sorry, I apologise for it.", false),
    ("I am sorry for the long wait, be calm.", false),
    ("I am sorry for the long wait, and not calm at all.", false),
    ("I am not sorry for the long wait.", false),
  ]) func `cues add up in one sentence, and what speaks against holds however it is put`(answer: String, isFound: Bool)
    throws
  {
    #expect(try TestBank.score(answer, TestBank.say(Self.cues)).marks.first?.mark == (isFound ? 2 : 0))
  }

  @Test(arguments: [
    // A cue of several parts counts once in a sentence, and only in one that holds them all.
    (
      "{cues: [{cue: \"{son & time}\", weight: 1}, {cue: zebra, weight: 1}], threshold: 2}",
      "Your son has little time. The son makes time for you.", false
    ),
    (
      "{cues: [{cue: \"what ?\", weight: 3}, {cue: [many, \"{pear & plum}\"], weight: -1}], threshold: 2}",
      "What about many a pear and plum? A pear with a plum is there.", true
    ),
    ("{cues: [{cue: {all: [apple, plum]}, weight: 3}], threshold: 3}", "The apple is here. You saw a plum.", true),
    ("{cues: [{cue: {all: [apple, plum]}, weight: 3}], threshold: 3}", "The apple is by the plum.", true),
    ("{sentences: 2, with: {all: [apple, plum]}}", "The apple is here. You saw a plum.", false),
    ("{sentences: 2, with: {in order: [apple, plum]}}", "The apple beat the plum. You saw an apple by a plum.", true),
    // What comes in order comes whole.
    (
      "{in order: [{cues: [{cue: apple, weight: 1}, {cue: pear, weight: 1}], threshold: 2}, plum]}",
      "The apple and the plum and the pear.", false
    ),
    (
      "{in order: [{cues: [{cue: apple, weight: 1}, {cue: pear, weight: 1}], threshold: 2}, plum]}",
      "The apple and the pear and the plum.", true
    ),
    ("{in order: [\"{apple & pear}\", plum]}", "The apple and the pear and the plum and the apple.", true),
    (
      "{in order: [{like: [apple pear banana grape], threshold: 1}, plum]}",
      "The apple and the plum, the pear, the banana and the grape.", false
    ),
    ("{in order: [{all: [sorry, {none: [but]}]}, listen]}", "I am sorry. I listen. But no.", false),
  ]) func `what has parts is found whole`(evidence: String, answer: String, isFound: Bool) throws {
    #expect(try TestBank.score(answer, TestBank.say(evidence)).marks.first?.mark == (isFound ? 2 : 0))
  }

  @Test(arguments: [
    "{sentences: 1, with: ", "{cues: [{cue: sorry, weight: 1}, {threshold: 1, cues: [{weight: 1, cue: ",
  ])
  func `evidence in evidence costs no more than its size`(opening: String) throws {
    // Thirty deep: were each level looked at twice, this would not end.
    let isCues = opening.hasPrefix("{cues")
    let level = isCues ? "{threshold: 1, cues: [{weight: 1, cue: " : opening
    let evidence =
      String(repeating: level, count: 29) + "sorry" + String(repeating: isCues ? "}]}" : "}", count: 29)
    let score = try TestBank.score("I am sorry for it. It is so.", TestBank.say(evidence))
    #expect(score.marks.first?.mark == 2)
  }

  @Test func `cues of an answer add up over its sentences`() throws {
    let yaml = TestBank.say(Self.cues.replacing("threshold: 3}", with: "threshold: 3, within: answer}"))
    #expect(try TestBank.score("I am sorry. It was a long wait.", yaml).marks.first?.mark == 2)
    #expect(try TestBank.score("I am sorry. So sorry. Really sorry.", yaml).marks.first?.mark == 0)
  }

  @Test func `cues cite what spoke for them and not what spoke against`() throws {
    let yaml = TestBank.say(
      "{cues: [{cue: sorry, weight: 5}, {cue: late, weight: -1}, {cue: you wait*, weight: 1}], threshold: 4}")
    let mark = try #require(try TestBank.score("I'm sorry you waited so late.", yaml).marks.first)
    #expect(mark.evidence.map(\.text) == ["sorry", "you waited"])
    #expect(mark.evidence.map(\.rule) == ["sorry", "you wait*"])
  }

  @Test(arguments: [
    ("What is it? How is it? Why now?", 2), ("What is it? How is it?", 0), ("What is it, how is it, why now?", 0),
  ]) func `sentences are counted`(answer: String, mark: Int) throws {
    let yaml = TestBank.say("{sentences: 3, with: \"(what | how | why) ?\"}")
    #expect(try TestBank.score(answer, yaml).marks.first?.mark == mark)
  }

  @Test(arguments: [
    ("waiting", "I would wait with her.", 2), ("waiting", "I would not wait.", 0), ("waiting", "She said wait.", 0),
    ("named", "I would not wait.", 2), ("said", "I would wait with her.", 1), ("said", "I wait with you.", 2),
  ]) func `a skill says what must be done with words`(skill: String, answer: String, mark: Int) throws {
    let definitions = ["waiting": "said: or done\n", "named": "said: anyhow\n", "said": ""].sorted { $0.key < $1.key }
      .map { "skill: \($0.key)\ndefinition: waits\n\($0.value)evidence: wait\n" }.joined(separator: "---\n")
    let score = try TestBank.score(answer, TestBank.say("{skill: \(skill)}"), definitions: definitions)
    #expect(score.marks.first?.mark == mark)
  }

  @Test func `a misspelt word counts with less confidence and is named`() throws {
    let yaml = TestBank.say("you (seem | look) frightened")
    let right = try #require(try TestBank.score("You look frightened to me.", yaml).marks.first)
    let wrong = try #require(try TestBank.score("You look frigthened to me.", yaml).marks.first)
    #expect(wrong.mark == 2)
    #expect(wrong.confidence < right.confidence)
    #expect(wrong.evidence.map(\.rule) == ["you (seem | look) frightened (misspelt)"])
    #expect(try TestBank.score("You look heightened to me.", yaml).marks.first?.mark == 0)
  }

  @Test func `what is taken back earns nothing`() throws {
    let yaml = TestBank.say("sorry")
    #expect(try TestBank.score("I'm sorry, but you should have rung.", yaml).marks.first?.mark == 0)
    #expect(try TestBank.score("I'm sorry, but I can't keep it.", yaml).marks.first?.mark == 2)
  }
}
