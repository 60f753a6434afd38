import AnswerFiles
import CaseLoading
import CaseModel
import Foundation
import Scoring

// swift run -c release --package-path Tests/Benchmarks bank-agreement [FOLDER]
//
// Holds the starter bank against marks that people gave. FOLDER has answers.csv (learner, case, question, answer) and marks.csv
// (learner, case, question, criterion, marker, mark); the learner is the voice in which the answer is written. A mark of "?"
// could not be decided by its marker and is left out. What the program cannot tell counts as 0.

let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let folder =
  CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
  ?? package.appendingPathComponent("Examples/bank-fresh")
let bank = BankLoader.load(StarterBank.sources).bank

func open(_ name: String) throws -> Int32 {
  let path = folder.appendingPathComponent(name).path
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw POSIXError(.ENOENT) }
  return descriptor
}

/// The program's marks by learner, case, question and criterion; nil where it cannot tell.
func programMarks() throws -> [[String]: Int?] {
  var scorers: [[String]: Scorer] = [:]
  var marks: [[String]: Int?] = [:]
  var reader = try AnswerReader(name: "answers.csv", descriptor: try open("answers.csv"))
  while case .row(let row)? = try reader.next() {
    guard let teachingCase = bank.find(row.case), let question = teachingCase.question(row.question) else {
      print("the bank has no \(row.case)/\(row.question)")
      continue
    }
    let key = [row.case, row.question]
    let scorer = scorers[key] ?? Scorer(CompiledQuestion(question, of: teachingCase, in: bank))
    scorers[key] = scorer
    let score = scorer.score(row.answer)
    for mark in score.marks { marks[[row.learner] + key + [mark.criterion]] = .some(mark.mark) }
    for item in score.safety { marks[[row.learner] + key + [item.item]] = .some(item.isMet.map { $0 ? 1 : 0 }) }
  }
  return marks
}

/// Pairs of marks: the person's, the program's.
struct Pairs {
  var pairs: [(Int, Int)] = []

  var exact: Double { Double(pairs.count { $0.0 == $0.1 }) / Double(max(pairs.count, 1)) }
  /// How much higher the program marks.
  var bias: Double { Double(pairs.reduce(0) { $0 + $1.1 - $1.0 }) / Double(max(pairs.count, 1)) }

  /// Cohen's kappa with quadratic weights (Cohen 1968).
  var kappa: Double {
    let most = pairs.flatMap { [$0.0, $0.1] }.max() ?? 0
    func share(_ values: [Int], _ value: Int) -> Double { Double(values.count { $0 == value }) / Double(values.count) }
    let (first, second) = (pairs.map(\.0), pairs.map(\.1))
    let observed = pairs.reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / Double(max(pairs.count, 1))
    var expected = 0.0
    for left in 0...most {
      for right in 0...most {
        expected += Double((left - right) * (left - right)) * share(first, left) * share(second, right)
      }
    }
    return expected == 0 ? 1 : 1 - observed / expected
  }
}

let program = try programMarks()
var all = Pairs()
var groups: [String: [String: Pairs]] = [:]
var (untold, undecided, unknown) = (0, 0, 0)
var reader = try MarkReader(name: "marks.csv", descriptor: try open("marks.csv"))
while case .row(let row)? = try reader.next() {
  guard let found = program[[row.learner, row.case, row.question, row.criterion]] else {
    unknown += 1
    continue
  }
  guard let mark = Int(row.mark) else {
    undecided += 1
    continue
  }
  if found == nil { untold += 1 }
  let pair = (mark, found ?? 0)
  all.pairs.append(pair)
  let kind = bank.find(row.case)?.question(row.question)?.kind.rawValue ?? "?"
  for (group, name) in [("kind", kind), ("voice", row.learner), ("case", row.case)] {
    groups[group, default: [:]][name, default: Pairs()].pairs.append(pair)
  }
}

func text(_ number: Double) -> String { String(format: "%.3f", number) }

print("\(all.pairs.count) marks, \(undecided) left undecided by their marker, \(untold) that the program cannot tell,")
print(
  "\(unknown) of criteria that are no longer there. Exact agreement \(text(all.exact)), quadratic kappa \(text(all.kappa))."
)
for group in ["kind", "voice", "case"] {
  print("\n| \(group) | marks | exact | kappa | program minus person |\n| --- | --- | --- | --- | --- |")
  for (name, pairs) in (groups[group] ?? [:]).sorted(by: { $0.key < $1.key }) {
    print("| \(name) | \(pairs.pairs.count) | \(text(pairs.exact)) | \(text(pairs.kappa)) | \(text(pairs.bias)) |")
  }
}
