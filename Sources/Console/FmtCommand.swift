import ArgumentParser
import CaseEditing
import Diagnostics

/// `balint fmt`: lay files out canonically.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay out the files of a bank canonically; texts, comments and their order stay.",
    discussion: "Files with syntax faults are left alone. With --check nothing is written, and the exit code tells.")

  @Argument(help: "Folders and files.")
  var paths: [String]

  @Flag(help: "Name the files that would change, and write nothing.")
  var check = false

  func run() throws {
    var findings = false
    for path in paths {
      for source in try BankOptions.read(path) {
        do {
          let bytes = try CaseFormatter.format(source)
          guard bytes != source.bytes else { continue }
          Messages.write("balint: \(source.name): \(check ? "would be laid out anew" : "laid out anew")")
          if check { findings = true } else { try AtomicFile.replace(source.name, with: bytes) }
        } catch CaseFormatter.Refusal.faults(let faults) {
          Messages.write(
            "balint: \(source.name): left alone, with \(Count.of(faults.count, "fault")) of syntax; balint check names them"
          )
          findings = true
        } catch CaseFormatter.Refusal.changed {
          Messages.write("balint: \(source.name): left alone: the layout would have changed what it says")
          findings = true
        }
      }
    }
    if findings { throw Outcome.findings }
  }
}
