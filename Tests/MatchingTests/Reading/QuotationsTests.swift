import Testing

/// Direct speech in quotation marks: said by the learner, told of somebody, or a word picked out.
@Suite struct QuotationsTests {
  @Test(arguments: [
    ("I would say: \"I'm sorry.\"", "I'm sorry"),
    ("\"I'm sorry.\" Then I wait.", "I'm sorry"),
    ("I would say \"I'm sorry\" to her.", "I'm sorry"),
    ("I would respond with “I’m sorry”.", "I’m sorry"),
    ("‘I’m sorry,’ I'd say. ‘Sit down with me.’", "I’m sorry Sit down with me"),
    ("I would never say \"You should have come\".", ""),
    ("\"I am so sorry you waited,\" said the nurse.", "said the nurse"),
    ("I remember she told me \"I am so sorry you waited\".", "I remember she told"),
    ("Nobody should say: \"You should have come.\"", "Nobody should say"),
    ("I'm not sure what to say, perhaps: \"I'm sorry.\"", "I'm sorry"),
    ("She said \"I am sorry for all of it\".", "She said"),
    ("\"It's nothing\" is what everyone says to you.", "is what everyone says"),
    ("I hear \"fine\". Is there more?", "I hear fine Is there more"),
    ("Could you say more about \"not yourself\"?", "Could you say more about not yourself"),
    ("You said \"tired of it all\". Tell me more.", "You said tired of it all Tell me more"),
    ("The 5\" scar is healing.", "The 5 scar is healing"),
  ]) func `quoted words are said by whoever says them`(text: String, said: String) {
    #expect(WordsWhere.said(text) == said)
  }
}
