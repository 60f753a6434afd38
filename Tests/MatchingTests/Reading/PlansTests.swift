import Testing

@testable import Matching

/// What is planned rather than said.
@Suite struct PlansTests {
  @Test(arguments: [
    ("I'm sorry you waited.", "I'm sorry you waited"),
    ("I would ask how she feels.", ""),
    ("I'd say that I am sorry.", "I am sorry"),
    ("I would say: I'm sorry. You waited long.", "I'm sorry You waited long"),
    ("I would say sorry for the wait.", ""),
    ("I'd see you just the same.", "I'd see you just the same"),
    ("I'd like to hear about him.", "I'd like to hear about him"),
    ("I will ring you on Friday.", "I will ring you on Friday"),
    ("I'll check his notes and come back to you.", "I'll check his notes and come back to you"),
    ("I'll find his notes now.", "I'll find his notes now"),
    ("I will ask her how she is.", ""),
    ("I would tolerate the silence and ask about his life.", ""),
    ("The walk is good for you and I would ask him about the tablets.", "The walk is good for you and"),
    ("I would thank her for the gift.", ""),
    ("I would be supportive.", ""),
    ("I'd be counting the months as well.", "I'd be counting the months as well"),
    ("I'd be glad to help you.", "I'd be glad to help you"),
    ("I should have said sorry.", ""),
    ("I'm sorry, I should have explained it.", "I'm sorry I should have explained it"),
    ("Bring him back if he gets a rash.", "Bring him back if he gets a rash"),
    ("I'd not say anything for a moment.", ""),
    ("First of all I would ask him how he is.", ""),
    ("I should not have said that, please forgive me.", "I should not have said that please forgive me"),
    ("I should have told you at the time.", "I should have told you at the time"),
    ("I'm worried I'll say the wrong thing.", "I'm worried I'll say the wrong thing"),
    ("What had you hoped I'd say?", "What had you hoped I'd say"),
    ("Is there any bit I should explain differently?", "Is there any bit I should explain differently"),
    ("Acknowledge the anger.", ""),
    ("Ask her about her son.", ""),
    ("Tell me about your son.", "Tell me about your son"),
    ("Put the box away and tell me about it.", "Put the box away and tell me about it"),
    ("It would be easy to tell her it will be fine.", "It would be easy to"),
    ("I feel an urge to write the prescription.", "I feel an urge to"),
    ("It can't have been easy to come.", "It can't have been easy to come"),
  ]) func `only words said to the other person are speech`(text: String, said: String) {
    #expect(WordsWhere.said(text) == said)
  }

  @Test(arguments: [
    ("I would say that you are tired.", ["I would say that", "you are tired"]),
    ("I'd say: you are tired.", ["I'd say", "you are tired"]), ("You are tired.", ["You are tired"]),
    ("I would ask how you are.", ["I would ask how you are"]),
  ]) func `what is said begins a sentence of its own`(text: String, sentences: [String]) {
    let answer = TextReader().read(text)
    let found = answer.sentences.map {
      answer.text(from: answer.words[$0.words.lowerBound].start, to: answer.words[$0.words.upperBound - 1].end)
    }
    #expect(found == sentences)
  }
}
