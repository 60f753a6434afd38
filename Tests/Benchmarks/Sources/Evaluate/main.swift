import CaseLoading
import Foundation

// How well answers are read, measured on data that is not part of the project.
//
//   swift run -c release --package-path Tests/Benchmarks evaluate --data DIR
//     [--skills FILE] [--misspellings FILE] [--learning] [--record FILE]
//
// DIR holds annomi-dev.csv and epitome-dev.csv, mohler-dev.csv, sciEntsBank-dev.csv and beetle-dev.csv; --learning prints what is
// learned from marked answers, and nothing else. skills.tsv is looked for there and in ../domain. What is not there is
// passed over. --misspellings takes lines such as `worryed->worried`. The tables are printed, and renewed in EVALUATION.md
// beside this package, or in --record; what is not between their marks there is left as it is. With --learning only
// --record is written to.

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
let record = option("--record").map { URL(fileURLWithPath: $0) }
if arguments.contains("--learning") {
  guard let table = try Learning(folder: folder).table() else {
    print("no mohler-dev.csv, sciEntsBank-dev.csv or beetle-dev.csv there")
    exit(1)
  }
  print(table)
  if let record { try Record.renew(record, [(name: "learning", text: table)]) }
  exit(0)
}
let bank = BankLoader.load(StarterBank.sources, base: nil).bank
let experts = Experts(bank: bank)
let examples = Examples(bank: bank)

nonisolated func existing(_ paths: [String?]) -> String? {
  paths.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
}

var parts: [(name: String, text: String)] = []
if let path = existing([folder + "/annomi-dev.csv"]) {
  let data = try DataSet(path: path, id: "id", text: "text", labels: Experts.annomi.map(\.column))
  let table =
    experts.table("AnnoMI: counsellors' words", data, Experts.annomi, isYes: { $0 == "yes" }) { row in
      Int(row.id.prefix { $0 != "-" }) ?? 0
    }
  parts.append(("annomi", table))
}
if let path = existing([folder + "/epitome-dev.csv"]) {
  let data = try DataSet(path: path, id: "id", text: "response", labels: Experts.epitome.map(\.column))
  let table =
    experts.table("EPITOME: replies to people in distress, level above 0", data, Experts.epitome, isYes: { $0 != "0" })
  {
    Int($0.id.drop { !$0.isNumber }) ?? 0
  }
  parts.append(("epitome", table))
}
let sets: [(name: String, title: String, paths: [String?])] = [
  (
    "skills",
    "Examples that the rules were written from (skills.tsv)",
    [option("--skills"), folder + "/skills.tsv", folder + "/../domain/skills.tsv"]
  ),
  (
    "skills-fresh",
    "Examples by another author, learned from in the last round of writing the rules",
    [package.appendingPathComponent("Examples/skills-fresh.tsv").path]
  ),
  (
    "skills-fresh-2",
    "Examples by a third author, not seen by those who wrote the rules",
    [package.appendingPathComponent("Examples/skills-fresh-2.tsv").path]
  ),
]
for (name, title, paths) in sets {
  guard let path = existing(paths) else { continue }
  let data = try DataSet(path: path, id: nil, text: "text", labels: ["skill", "kind", "label"])
  parts.append((name, examples.table(title, data)))
}
if let path = option("--misspellings") {
  parts.append(("misspellings", try Misspellings(bank: bank).table(path: path)))
}
if let table = try Learning(folder: folder).table() { parts.append(("learning", table)) }
print(parts.map(\.text).joined(separator: "\n"))
try Record.renew(record ?? package.appendingPathComponent("EVALUATION.md"), parts)
