/// What a word can do to the words around it; looked up once for each distinct word.
struct WordClass: OptionSet {
  let rawValue: UInt64

  /// Denies what follows: not, never, without.
  static let negator = WordClass(rawValue: 1 << 0)
  /// Makes what follows a condition: if, unless.
  static let condition = WordClass(rawValue: 1 << 1)
  /// Begins a new clause: but, however, because.
  static let clauseStart = WordClass(rawValue: 1 << 2)
  /// I, we.
  static let firstPerson = WordClass(rawValue: 1 << 3)
  /// You, your.
  static let secondPerson = WordClass(rawValue: 1 << 4)
  /// She, him, the patient.
  static let thirdPerson = WordClass(rawValue: 1 << 5)
  /// Tells of speech: said, told, asked.
  static let saying = WordClass(rawValue: 1 << 6)
  /// Names what a doctor does in a talk: ask, explore, acknowledge.
  static let plan = WordClass(rawValue: 1 << 7)
  /// Marks a guess: perhaps, might, wonder.
  static let hedge = WordClass(rawValue: 1 << 8)
  /// Holds a sentence together: the, to, is. Text without such words is a heap of key words, or not English.
  static let function = WordClass(rawValue: 1 << 9)
  /// Would, will, might: after "I", the sign of a plan.
  static let modal = WordClass(rawValue: 1 << 10)
  /// Begins a question: what, how.
  static let questionWord = WordClass(rawValue: 1 << 11)
  /// Is, do, have, can: before its subject, the sign of a question.
  static let auxiliary = WordClass(rawValue: 1 << 12)
  /// Joins two of a kind: and, but, so.
  static let joiner = WordClass(rawValue: 1 << 14)
  /// May stand between "I would" and its verb: first, just, try to.
  static let beforeVerb = WordClass(rawValue: 1 << 15)
  /// After "I would", says what the speaker wishes, and so is said: like, love, hope.
  static let wishing = WordClass(rawValue: 1 << 16)
  /// The patient as the object of a plan: him, her, the patient.
  static let otherAsObject = WordClass(rawValue: 1 << 17)
  /// After "I would say", what is only told of: how, why, something.
  static let toldOf = WordClass(rawValue: 1 << 18)
  /// Names an act of talk, but as readily begins a sentence said to a patient: tell, let, try.
  static let alsoSaid = WordClass(rawValue: 1 << 19)
  /// The, a, an.
  static let article = WordClass(rawValue: 1 << 20)
  /// The subject of a clause: I, you, it.
  static let subject = WordClass(rawValue: 1 << 21)
  /// Before "if", a word that makes it no condition: wonder if, as if.
  static let indirect = WordClass(rawValue: 1 << 22)
  /// Makes "if I" unreal: had, were, could.
  static let unreal = WordClass(rawValue: 1 << 23)
  /// A full stop after it ends no sentence: dr, mrs, eg.
  static let abbreviation = WordClass(rawValue: 1 << 24)
  /// Turns against what was said before: but, however, although.
  static let turning = WordClass(rawValue: 1 << 25)
  /// Of people in general, against whom one is measured: everyone, others, people.
  static let people = WordClass(rawValue: 1 << 26)
  /// After "not", no denial: not only, not just.
  static let notDeniedByNot = WordClass(rawValue: 1 << 27)
  /// After "no", no denial: no wonder, no doubt.
  static let notDeniedByNo = WordClass(rawValue: 1 << 28)

  /// Before a name: dr, mrs.
  static let title = WordClass(rawValue: 1 << 29)
  /// Tells of what was said, and can mean nothing else: told, said, asked.
  static let saidBefore = WordClass(rawValue: 1 << 30)
  /// Tells of speech, unless an article makes it a thing: the answer, a thought.
  static let thingSaid = WordClass(rawValue: 1 << 31)
  /// My, your, the: a thing follows.
  static let beforeThing = WordClass(rawValue: 1 << 32)
  /// Is done to somebody: been told, was asked.
  static let passive = WordClass(rawValue: 1 << 33)
  /// What one might do and does not: tempting to, easy to, an urge to.
  static let tempting = WordClass(rawValue: 1 << 34)
  /// Makes all of its sentence a condition, not its own clause alone: unless, provided.
  static let wideCondition = WordClass(rawValue: 1 << 35)
  /// How one means to be: after "I would be", a plan.
  static let manner = WordClass(rawValue: 1 << 37)
  /// Would, could, might: after a condition, what is only imagined.
  static let imagined = WordClass(rawValue: 1 << 36)
  /// Any person.
  static let person: WordClass = [.firstPerson, .secondPerson, .thirdPerson]

  /// The classes of a lower-case word.
  static func of(_ word: String) -> WordClass {
    table[word] ?? []
  }

  /// The words that have a class.
  static func words(_ wordClass: WordClass) -> [String] {
    table.filter { $0.value.contains(wordClass) }.map(\.key)
  }

  private static let table: [String: WordClass] = {
    let lists: [(WordClass, String)] = [
      (.negator, "not no never without nobody nothing none neither nor hardly barely avoid refrain"),
      (.condition, "if unless provided supposing"),
      (.clauseStart, "but however although though because so yet whereas while instead until then"),
      (.firstPerson, "i me my mine myself we us our ours"),
      (.secondPerson, "you your yours yourself"),
      (
        .thirdPerson,
        """
        he she they him her them his hers their theirs herself himself themselves patient patient's mother father wife
        husband son daughter family nurse consultant registrar doctor relative relatives colleague colleagues sister brother
        mum mom dad parents boss manager neighbour neighbor friend friends aunt uncle partner surgeon specialist midwife
        physio pharmacist receptionist teacher priest team ward psychiatry gp notes
        """
      ),
      (
        .saying,
        """
        said says say saying told tells tell telling asked asks ask asking thinks thought mentioned reply replies replied
        respond responds responded answer answers answered explained promised guaranteed warned insisted claimed believes
        believed felt suggested advised wanted
        """
      ),
      (
        .plan,
        """
        ask tell say explain acknowledge explore reassure validate empathise empathize listen let thank offer use show
        reflect summarise summarize check find try give make stay wait sit address discuss encourage invite apologise
        apologize name recognise recognize respond start begin consider avoid refer prescribe order arrange express
        praise normalise normalize welcome comfort accept mention raise point tolerate hear respect affirm admit
        disclose share signpost reflect
        """
      ),
      (
        .hedge,
        "perhaps maybe might may could possibly wonder imagine guess seems seem sounds probably suppose wondering unsure"
      ),
      (.modal, "would will could might should shall may"),
      (.questionWord, "what how why when where who which"),
      (
        .auxiliary,
        "is are was were am do does did have has had can could would will shall should may might must"
      ),
      (
        .function,
        """
        the a an and or but if to of in on at for with from by about as that this these those it its is are was were be
        been being am do does did have has had can could would will shall should may might must not no i me my you your
        he she they him her them his their we us our what how why when where who which there here so because than then
        just very too all any some more out up down
        """
      ),
      (.joiner, "and but so then or"),
      (
        .beforeVerb,
        "first then also just try want to probably start begin by always gently simply maybe not never"
      ),
      (.wishing, "like love rather prefer hate be have see hope want need"),
      (.otherAsObject, "him her them patient he she they mother father family"),
      (.toldOf, "how why whether what something anything nothing little"),
      (
        .alsoSaid,
        """
        let give try stay wait sit start begin make say show find check consider thank tell accept welcome hear
        """
      ),
      (.article, "the a an"),
      (.subject, "i you we he she they it this that"),
      (.indirect, "wonder wondering wondered see ask know as even what feels feel check sure asked"),
      (.unreal, "had were was could"),
      (.abbreviation, "dr mr mrs ms prof st vs eg ie g e approx"),
      (.turning, "but however although though"),
      (.title, "dr mr mrs ms prof"),
      (
        .saidBefore,
        "said told asked mentioned replied answered explained promised guaranteed warned insisted claimed suggested advised"
      ),
      (.thingSaid, "answer answers thought reply say"),
      (.beforeThing, "the a an my your his her its our their no any this that"),
      (.passive, "been was were got"),
      (.tempting, "tempting tempted temptation easy urge impulse pull"),
      (.wideCondition, "unless provided supposing"),
      (
        .manner,
        """
        supportive empathic empathetic aware careful honest open gentle kind clear respectful patient curious
        compassionate sensitive understanding warm calm reassuring sympathetic professional mindful tactful wary
        """
      ),
      (.imagined, "would could might"),
      (.notDeniedByNot, "only just merely imagine agree"),
      (.notDeniedByNo, "wonder doubt matter"),
      (.people, "everyone everybody anyone someone somebody people others patients women men"),
    ]
    var table: [String: WordClass] = [:]
    for (wordClass, words) in lists {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[String(word), default: []].insert(wordClass)
      }
    }
    return table
  }()
}
