/// The words that the rules of reading speak of one by one, by what each is in lower case.
///
/// Every vocabulary begins with them in this order, so that a rule compares numbers, not texts.
enum KnownWord: Vocabulary.Form, CaseIterable {
  case i, you, not, no, nothing, never, and, then, to, the, that, than, rather, of, instead, by, be, have, had, were,
    could, can, will, shall, would, wish, says, said, say, tell, ask, enough, more, mind, all, ok, okay, alright, fine,
    like, want, prefer, may, happy, helps, help, me, us, just, sorry, about, know, wanted, easy, so, yet, when, call,
    ring, phone,
    come, right, forget, forgetting, miss, missing, missed, overlook, overlooking, neglect,
    does, did, must, should, please
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
