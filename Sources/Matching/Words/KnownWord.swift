/// The words that the rules of reading speak of one by one, by what each is in lower case.
///
/// Every vocabulary begins with them in this order, so that a rule compares numbers, not texts.
enum KnownWord: Vocabulary.Form, CaseIterable {
  case i, you, we, not, no, nothing, never, and, but, so, then, or, to, the, that, than, rather, of, instead, by, be,
    am,
    have, had, were, was, could, can, will, shall, would, wish, says, said, say, tell, ask, enough, more, agree, mind,
    all, right, ok, okay, alright, fine, like, want, prefer, may, happy, helps, help, how, why, what, whether, me, us,
    thank, please, just, sorry, about, know, wanted, easy, being
  case `if`, `is`, `it`, `do`, `for`, are

  /// The words, in order; a name is worked out slowly, and so once.
  static let texts = allCases.map { "\($0)" }
}

extension AnswerText.Word {
  /// Whether it is this word.
  func `is`(_ word: KnownWord) -> Bool { form == word.rawValue }

  /// Whether it has one of these classes.
  func has(_ classes: WordClass) -> Bool { !wordClass.isDisjoint(with: classes) }
}
