public import CaseModel
import Matching
public import Scoring

/// The marked answers to one question, read for advice to its author.
///
/// A word that only one learner uses is never told: it may be theirs alone.
public struct MarkedReadings {
  /// An answer and who gave it.
  public struct Answer: Sendable, Hashable {
    /// Who answered; where nobody knows, each different text counts as somebody's.
    public let learner: String
    /// The answer as given.
    public let text: String

    /// Makes an answer.
    public init(learner: String, text: String) {
      (self.learner, self.text) = (learner, text)
    }
  }

  struct Reading {
    let person: String
    let words: AnswerText
    let stems: [String]
    let score: Score
  }

  let question: Question
  let bank: CaseBank
  let readings: [Reading]
  let reader = TextReader()
  private let people: [String: Set<String>]
  private let forms: [String: [String: Set<String>]]

  /// Reads answers.
  ///
  /// - Parameters:
  ///   - compiled: the question; what may have been learned about it is left out.
  ///   - bank: where its skills and word groups are.
  ///   - answers: in an order that their own does not change: examples are taken from the first.
  public init(_ compiled: CompiledQuestion, in bank: CaseBank, answers: [Answer]) {
    question = compiled.question
    self.bank = bank
    let scorer = Scorer(compiled.calibrated(by: nil))
    var people: [String: Set<String>] = [:]
    var forms: [String: [String: Set<String>]] = [:]
    var readings: [Reading] = []
    for answer in answers {
      let words = reader.read(answer.text)
      let stems = reader.stems(of: words)
      let name = answer.learner.lowercased().filter { !$0.isWhitespace }
      let person = name.isEmpty ? "\n" + stems.joined(separator: " ") : name
      for (word, stem) in zip(words.words, stems) {
        people[stem, default: []].insert(person)
        forms[stem, default: [:]][words.text(from: word.start, to: word.end).lowercased(), default: []].insert(person)
      }
      readings.append(Reading(person: person, words: words, stems: stems, score: scorer.score(answer.text)))
    }
    (self.readings, self.people, self.forms) = (readings, people, forms)
  }

  /// The stems that only one learner uses.
  public var stemsOfOnePerson: Set<String> { Set(people.filter { $0.value.count < 2 }.keys) }

  /// A stem as most learners write it; nil when it may be one learner's own word.
  ///
  /// - Parameter stem: a stem as readers make them.
  /// - Returns: a word, or the stem with a star where no form of it is shared.
  public func word(_ stem: String) -> String? {
    guard let holders = people[stem], holders.count > 1 else { return nil }
    let shared = (forms[stem] ?? [:]).filter { $0.value.count > 1 }
    return shared.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.key ?? stem + "*"
  }

  /// In how many answers a stem stands.
  public func count(_ stem: String) -> Int { readings.count { $0.stems.contains(stem) } }

  /// What the answers say to the author of one criterion.
  ///
  /// - Parameters:
  ///   - criterion: its id.
  ///   - marks: for each answer, by its place, the mean of the marks that people gave; nil where none did.
  /// - Returns: the strongest words first, and the rules that are wrong most often.
  public func advice(
    on criterion: String, marks: [Double?]
  ) -> (phrases: [TellingPhrase], rules: [MisfiringRule]) {
    guard let outOf = question.markable.first(where: { $0.id == criterion })?.outOf, outOf > 0 else { return ([], []) }
    let judged = zip(readings, marks).compactMap { reading, mark in mark.map { (reading: reading, mark: $0) } }
    let rules = judged.map { reading, mark in
      (rules: Set(evidence(reading, criterion).map(\.rule)), isNothing: mark < 0.5)
    }
    // What lies half-way speaks for neither side.
    let half = Double(outOf) / 2
    let sides = judged.filter { $0.mark != half }.map { (reading: $0.reading, isMet: $0.mark > half) }
    return (TellingWords(self, criterion, sides).phrases, MisfiringRule.all(rules))
  }

  func evidence(_ reading: Reading, _ criterion: String) -> [EvidenceSpan] {
    reading.score.marks.first { $0.criterion == criterion }?.evidence ?? []
  }
}
