import CaseLoading
import Foundation

// How well answers are read, measured on data that is not part of the project.
//
//   swift run -c release --package-path Tests/Benchmarks evaluate --data DIR
//     [--skills FILE] [--misspellings FILE] [--record FILE] [--learning]
//
// DIR holds annomi-dev.csv and epitome-dev.csv, mohler-dev.csv, sciEntsBank-dev.csv and beetle-dev.csv; --learning prints what is
// learned from marked answers, and nothing else. skills.tsv is looked for there and in ../domain. What is not there is
// passed over. --misspellings takes lines such as `worryed->worried`. The tables are printed and written to EVALUATION.md
// beside this package, or to --record.

let arguments = CommandLine.arguments
func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}
guard let folder = option("--data") else {
  FileHandle.standardError.write(
    Data("usage: evaluate --data DIR [--skills FILE] [--misspellings FILE] [--record FILE]\n".utf8))
  exit(2)
}
let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
if arguments.contains("--learning") {
  print(try Learning(folder: folder).table() ?? "no mohler-dev.csv, sciEntsBank-dev.csv or beetle-dev.csv there")
  exit(0)
}
let bank = BankLoader.load(StarterBank.sources, base: nil).bank
let experts = Experts(bank: bank)
let examples = Examples(bank: bank)

nonisolated func existing(_ paths: [String?]) -> String? {
  paths.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
}

let command = option("--misspellings") == nil ? "" : " --misspellings FILE"
var parts = [
  """
  # How well answers are read

  Made by `swift run -c release --package-path Tests/Benchmarks evaluate --data DIR\(command)`. Held out are the transcripts (AnnoMI)
  or the rows (EPITOME) whose number three divides: no rule was written or tuned on them.

  """
]
if let path = existing([folder + "/annomi-dev.csv"]) {
  let data = try DataSet(path: path, id: "id", text: "text", labels: Experts.annomi.map(\.column))
  parts.append(
    experts.table("AnnoMI: counsellors' words", data, Experts.annomi, isYes: { $0 == "yes" }) { row in
      Int(row.id.prefix { $0 != "-" }) ?? 0
    })
}
if let path = existing([folder + "/epitome-dev.csv"]) {
  let data = try DataSet(path: path, id: "id", text: "response", labels: Experts.epitome.map(\.column))
  parts.append(
    experts.table("EPITOME: replies to people in distress, level above 0", data, Experts.epitome, isYes: { $0 != "0" })
    {
      Int($0.id.drop { !$0.isNumber }) ?? 0
    })
}
let sets: [(title: String, paths: [String?])] = [
  (
    "Examples that the rules were written from (skills.tsv)",
    [option("--skills"), folder + "/skills.tsv", folder + "/../domain/skills.tsv"]
  ),
  (
    "Examples by another author, learned from in the last round of writing the rules",
    [package.appendingPathComponent("Examples/skills-fresh.tsv").path]
  ),
  (
    "Examples by a third author, not seen by those who wrote the rules",
    [package.appendingPathComponent("Examples/skills-fresh-2.tsv").path]
  ),
]
for (title, paths) in sets {
  guard let path = existing(paths) else { continue }
  let data = try DataSet(path: path, id: nil, text: "text", labels: ["skill", "kind", "label"])
  parts.append(examples.table(title, data))
}
if let path = option("--misspellings") { parts.append(try Misspellings(bank: bank).table(path: path)) }
if let table = try Learning(folder: folder).table() { parts.append(table) }
let report = parts.joined(separator: "\n")
print(report)

let record = option("--record").map { URL(fileURLWithPath: $0) } ?? package.appendingPathComponent("EVALUATION.md")
try report.write(to: record, atomically: true, encoding: .utf8)
