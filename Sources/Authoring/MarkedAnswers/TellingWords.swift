import CaseModel
import Matching
import Scoring

/// Finds what tells answers that meet a criterion from those that do not.
struct TellingWords {
  /// It must stand in so many answers, of so many learners.
  private static let fewest = (answers: 4, people: 3)
  /// So many standard errors are exceeded by one word in a hundred that means nothing.
  private static let leastStrength = 2.58
  /// More are not told.
  private static let most = 8
  private static let longestExample = 160

  private struct Tally {
    var met = 0
    var notMet = 0
    var covered = 0
    var people: Set<String> = []
    /// For each way of writing it those who do.
    var forms: [String: Set<String>] = [:]
    /// The answers, as places of `sides`, with the sentence.
    var places: [(side: Int, sentence: Int)] = []
  }

  private let sides: [(reading: MarkedReadings.Reading, isMet: Bool)]
  private let ruled: Set<String>
  private var tallies: [[String]: Tally] = [:]

  init(_ readings: MarkedReadings, _ criterion: String, _ sides: [(reading: MarkedReadings.Reading, isMet: Bool)]) {
    self.sides = sides
    ruled = readings.stemsOfRules(criterion)
    for side in sides.indices { count(side, readings.evidence(sides[side].reading, criterion)) }
  }

  private mutating func count(_ side: Int, _ evidence: [EvidenceSpan]) {
    let (reading, isMet) = sides[side]
    let (text, stems) = (reading.words, reading.stems)
    var seen: Set<[String]> = []
    for first in stems.indices {
      for last in first...min(first + 1, stems.count - 1) {
        guard text.standings[first].sentence == text.standings[last].sentence else { continue }
        let key = Array(stems[first...last])
        guard key.contains(where: { StemKind(of: $0) == .content }), seen.insert(key).inserted else { continue }
        let (start, end) = (text.words[first].start, max(text.words[first].end, text.words[last].end))
        var tally = tallies[key] ?? Tally()
        tallies[key] = nil  // so that no copy is made of it
        if isMet { tally.met += 1 } else { tally.notMet += 1 }
        if evidence.contains(where: { $0.start <= start && end <= $0.end }) { tally.covered += 1 }
        tally.people.insert(reading.person)
        tally.forms[text.text(from: start, to: end).lowercased(), default: []].insert(reading.person)
        tally.places.append((side, text.standings[first].sentence))
        tallies[key] = tally
      }
    }
  }

  /// The strongest first.
  var phrases: [TellingPhrase] {
    let (met, notMet) = (sides.count { $0.isMet }, sides.count { !$0.isMet })
    let strengths = tallies.mapValues {
      LogOdds.strength(first: $0.met, of: met, second: $0.notMet, of: notMet)
    }
    let found = tallies.filter { key, tally in
      guard let strength = strengths[key], abs(strength) >= Self.leastStrength else { return false }
      guard tally.met + tally.notMet >= Self.fewest.answers, tally.people.count >= Self.fewest.people else {
        return false
      }
      if 2 * tally.covered >= tally.met + tally.notMet { return false }
      if key.allSatisfy({ ruled.contains($0) || StemKind(of: $0) != .content }) { return false }
      // Two words say more than one of them only when they tell more.
      return key.count == 1 || key.allSatisfy { abs(strengths[[$0]] ?? 0) < abs(strength) }
    }
    let phrases = found.compactMap { key, tally in phrase(tally, strengths[key] ?? 0) }
    return Array(
      phrases.sorted { (abs($1.strength), $0.text) < (abs($0.strength), $1.text) }.prefix(Self.most))
  }

  private func phrase(_ tally: Tally, _ strength: Double) -> TellingPhrase? {
    let shared = tally.forms.filter { $0.value.count > 1 }
    guard let form = shared.min(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })?.key else { return nil }
    return TellingPhrase(
      text: form, speaksFor: strength > 0, met: tally.met, notMet: tally.notMet, strength: strength,
      examples: examples(tally, isMet: strength > 0))
  }

  /// Two sentences of different learners, and not twice the same.
  private func examples(_ tally: Tally, isMet: Bool) -> [String] {
    var people: Set<String> = []
    var examples: [String] = []
    for place in tally.places where sides[place.side].isMet == isMet && examples.count < 2 {
      let text = sides[place.side].reading.words
      let words = text.sentences[place.sentence].words
      let sentence = text.text(from: text.words[words.lowerBound].start, to: text.words[words.upperBound - 1].end)
      let example = sentence.count > Self.longestExample ? sentence.prefix(Self.longestExample) + "…" : sentence
      guard !examples.contains(example), people.insert(sides[place.side].reading.person).inserted else { continue }
      examples.append(example)
    }
    return examples
  }
}

extension MarkedReadings {
  /// The stems that rules of a criterion look for, those of its skills and word groups among them.
  func stemsOfRules(_ criterion: String) -> Set<String> {
    var stems: Set<String> = []
    var skills: Set<String> = []
    func add(_ phrase: Phrase) {
      stems.formUnion(reader.distinctStems(of: phrase.source))
      for phrase in phrase.groups.compactMap({ bank.words[$0] }).flatMap(\.phrases) {
        stems.formUnion(reader.distinctStems(of: phrase.source))
      }
    }
    func add(_ evidence: Evidence) {
      switch evidence {
      case .phrase(let phrase): add(phrase)
      case .skill(let id): if skills.insert(id).inserted, let skill = bank.skills[id] { add(skill.evidence) }
      default: evidence.parts.forEach(add)
      }
    }
    question.evidence(of: criterion).forEach(add)
    return stems
  }
}

extension Question {
  /// What decides the mark of a criterion.
  fileprivate func evidence(of criterion: String) -> [Evidence] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.filter { $0.id == criterion }.flatMap { [$0.full] + ($0.partly.map { [$0] } ?? []) }
    case .patient(let perspectives, _), .wonder(let perspectives, _): perspectives.map(\.evidence)
    case .between(let levels): levels.map(\.evidence)
    case .avoid(let pitfalls, _): pitfalls.flatMap { [$0.named, $0.reason] }
    case .safety, .notice, .reflect: []
    }
  }
}
