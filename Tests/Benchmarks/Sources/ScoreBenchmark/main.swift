import Calibrating
import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Matching
import Scoring

// What scoring an answer costs: answers of 26 words against a rubric of 50 phrases and 5 skills, evidence included.
//
//   swift run -c release --package-path Tests/Benchmarks score-benchmark [--texts FILE] [--phrases FILE] [--cases DIR] [--rounds N] [--answers N] [--lengths]
//
// --lengths also holds answers of 80 words against such of 40. --texts writes the answers, one a line, and stops: what `compare.py` reads beside `phrases.txt`.

let arguments = CommandLine.arguments
func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}

let workload = try Workload(
  phrasesFile: option("--phrases") ?? Workload.phrasesFile, bankFolder: option("--cases"),
  count: option("--answers").flatMap { Int($0) } ?? 10_000)
if let path = option("--texts") {
  try (workload.answers.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  exit(0)
}

let rounds = Int(option("--rounds") ?? "") ?? 7
let clock = ContinuousClock()
func seconds(_ work: () -> Void) -> Double {
  let duration = clock.measure(work)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

let scorer = workload.scorer()
/// Scores every answer; gives the sum of the marks and the number of spans.
nonisolated func scoreAll(_ answers: [String], _ scorer: Scorer) -> (marks: Int, spans: Int) {
  var sums = (marks: 0, spans: 0)
  for answer in answers {
    for mark in scorer.score(answer).marks {
      sums.marks += mark.mark ?? 0
      sums.spans += mark.evidence.count
    }
  }
  return sums
}

var best = Double.infinity
var bare = Double.infinity
let bareScorer = Scorer(workload.withoutSkills)
_ = scoreAll(workload.answers, bareScorer)
var naive = Double.infinity
let naiveMatcher = NaiveStringMatcher(workload.phrases)
var naiveFound = 0
let sums = scoreAll(workload.answers, scorer)
for _ in 0..<rounds {
  best = min(best, seconds { _ = scoreAll(workload.answers, scorer) })
  bare = min(bare, seconds { _ = scoreAll(workload.answers, bareScorer) })
  let some = Array(workload.answers.prefix(1_000))
  naive = min(
    naive,
    seconds { for answer in some { naiveFound += naiveMatcher.count(in: answer) } } * Double(workload.answers.count)
      / Double(max(1, some.count)))
}
let count = Double(workload.answers.count)
print("answers: \(workload.answers.count), \(workload.words) words and \(workload.characters) characters on average")
print("phrases: \(workload.phrases.count), skills: \(workload.skills.count)")
print("marks \(sums.marks), spans \(sums.spans) a pass")
print(String(format: "ours: %.0f answers a second (%.2f microseconds each)", count / best, best / count * 1e6))
print(String(format: "the same without the skills: %.0f answers a second", count / bare))
print(
  String(
    format: "naive matcher, phrases alone: %.0f answers a second; ours with the phrases alone is %.1f times as fast",
    count / naive,
    naive / bare))

// The same rubric with something learned about every criterion from 200 answers, marked by a rule of no meaning.
let marked = workload.answers.prefix(200).enumerated().map { index, answer in
  MarkedAnswer(
    text: answer,
    marks: Dictionary(
      uniqueKeysWithValues: workload.compiled.question.markable.enumerated().map {
        ($1.id, [Double((index * 7 + $0 * 3 + answer.utf8.count) % 3)])
      }))
}
let learned = Calibrator(workload.compiled).fitted(to: Array(marked))
let calibratedScorer = Scorer(workload.compiled.calibrated(by: learned))
_ = scoreAll(workload.answers, calibratedScorer)
var calibrated = Double.infinity
for _ in 0..<rounds { calibrated = min(calibrated, seconds { _ = scoreAll(workload.answers, calibratedScorer) }) }
let learning = seconds { _ = Calibrator(workload.compiled).taught(by: Array(marked)) }

print(
  String(
    format: "calibrated, every criterion: %.0f answers a second, %.2f of the rate without", count / calibrated,
    best / calibrated))
print(
  String(
    format: "learning from 200 marked answers, cross-validated: %.2f s for %d criteria, %.2f s a criterion", learning,
    learned.criteria.count, learning / Double(max(1, learned.criteria.count))))

// Two tasks, each with a scorer of its own.
let compiled = workload.compiled
let passes = 5
let halves = [
  Array(workload.answers[..<(workload.answers.count / 2)]), Array(workload.answers[(workload.answers.count / 2)...]),
]
var together = Double.infinity
for _ in 0..<rounds {
  let start = clock.now
  await withTaskGroup(of: Int.self) { group in
    for half in halves {
      group.addTask {
        // Several times, so that what a scorer learns of each word when it first meets it weighs as little as above.
        let scorer = Scorer(compiled)
        return (0..<passes).reduce(0) { sum, _ in sum + scoreAll(half, scorer).marks }
      }
    }
    for await sum in group { naiveFound += sum }
  }
  let duration = clock.now - start
  let both = Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
  together = min(together, both / Double(passes))
}
print(String(format: "on two cores: %.0f answers a second, %.2f times one core", count / together, best / together))

guard arguments.contains("--lengths") else { exit(0) }

// An answer of 80 words against one of 40.
for (name, question) in workload.lengthChecks() {
  let scorer = Scorer(question)
  let (short, long) = (workload.texts(words: 40), workload.texts(words: 80))
  var (first, second) = (Double.infinity, Double.infinity)
  for _ in 0..<rounds {
    first = min(first, seconds { _ = scoreAll(short, scorer) })
    second = min(second, seconds { _ = scoreAll(long, scorer) })
  }
  print(String(format: "80 words cost %.2f times 40 words: \(name)", second / first))
}
