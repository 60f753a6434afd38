/// Finds what is taken back in the same breath: "I know it's hard, but everyone copes".
///
/// Not every "but" takes back: "It's kind of you, but I can't keep it" is a thank-you still. What follows must blame, make
/// smaller, wave away or turn to the doctor's own business, in one of the ways below, written in the language of rubrics.
struct Cancellation {
  /// What follows the turn, where it takes back what stood before.
  static let turns = [
    // Blames: "but you didn't tell us".
    "(but | however | though) [then | again | really | also] you (did not | have not | had not | should have | could have | ought to have | never | will not | do not (help | listen | try | tell | take) | should (not | know | try | be) | must (not | try) | ought to | knew | chose | brought it)",
    "(but | however | though) [honestly] (it | that | this) (is | was) [partly | really | also] (your (own | fault) | nobody 's fault but)",
    // Measures by others: "but everyone copes", "but lots of people have it far worse".
    "(but | however | though) (everyone | everybody | anyone | others | other people | people | many | most people | (lots | plenty | thousands | millions) of (people | others | patients | us) | some people | we all | there are (people | others | patients | many) | somebody else)",
    // Makes smaller: "but it could be worse", "but it's only a scan".
    "(but | however | though) [at least | really | in the end] (it | that | this | things) (could (be | have been) [much | far] worse | is [really] (only | just) | is (not | nothing) [that | so | really | all that | too] (bad | serious | much | big | hard | important | a big deal | the end of | unusual))",
    "(but | however | though) (at least | worse things | life goes on | there is (nothing | no (need | point | reason)) | you will (be (fine | ok | okay | alright | all right) | get (over | used) | feel better soon | live))",
    "(but | however | though) [please] (calm down | do not (worry | cry | be (silly | upset | sad)) | you do not need to [be] (worry | worried | cry | upset | angry | afraid | frightened)) ",
    "(but | however | though) you (need to | have to | must | should) (calm | stop | pull | move on | get over | accept | understand that | be realistic | be strong | try harder | think positive*)",
    // Waves away: "but that isn't what we booked for", "but shouting won't help".
    "(but | however | though) (that | this | it) (is not | was not) (what | why | the (point | issue | question | problem | reason | time | place) | my | our | how | relevant)",
    "(but | however | though) [now] (*ing | that | this | it) [about | at | like] [it | that | me | us | people | the staff] (will not | is not going to | does not | can not | is not) (help | change | solve | get us | get you | bring | make)",
    // Turns to the doctor's own business: "but I do need an answer".
    "(but | however | though) (i | we) [do | really | still | just | also] (need | have) [to] [get | have] (an answer | (a | some) decision | the form | on | move on | get on | go on | carry on | finish | hurry | other patients | (a | the) (clinic | list | waiting room) | only | to be (quick | realistic))",
    "(but | however | though) (we are | i am) (running (late | out) | very busy | short of time | in a hurry | late)",
    "(but | however | though) (let us | can we | could we | shall we) [now | just | please] (get on | move on | get back to | stick to | focus on | talk about (the | your) (blood | test | result | scan | medication | tablets | weight | smoking | drinking))",
  ]

  private let matcher: PhraseMatcher
  private var found = PhraseMatches()

  /// - Parameter vocabulary: that of the reader whose texts will be looked at.
  init(_ vocabulary: Vocabulary) {
    matcher = PhraseMatcher(Self.automaton, vocabulary)
  }

  private static let automaton: PhraseAutomaton = {
    var set = PhraseSet()
    for turn in turns {
      guard let phrase = try? Phrase(parsing: turn) else { continue }
      for part in phrase.parts { _ = set.add(part, groups: [:]) }
    }
    return PhraseAutomaton(set)
  }()

  /// Marks what is taken back: what stands in the sentence before the turn, or, where the turn begins the sentence, the
  /// sentence before.
  mutating func mark(_ answer: inout AnswerText) {
    matcher.find(in: answer, into: &found)
    for match in found.all {
      let turn = match.words.lowerBound
      let sentence = answer.sentences[answer.standings[turn].sentence].words
      let isFirst = turn <= sentence.lowerBound + 1
      guard !isFirst || sentence.lowerBound > 0 else { continue }
      let taken = isFirst ? answer.sentences[answer.standings[turn].sentence - 1].words : sentence.lowerBound..<turn
      for index in taken { answer.standings[index].isCancelled = true }
    }
  }
}
