import Foundation
import TestPrograms
import Testing

/// `balint score` with what needs more than one row: the real program.
@Suite struct ScoreReportTests {
  static let csv =
    "learner,case,question,answer\n"
    + ["anna", "../Ben", "cleo", "dora", "ewa", "=1+1"].map { "\($0),small,say,\"I'm sorry, wait. <b>\"\n" }.joined()
    + ",small,say,nobody's words\n"

  @Test func `a report and feedback alone write no rows, and only their owner can read them`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let (page, folder) = (balint.folder.path("page.html"), balint.folder.path("feedback"))
    let run = try balint.run("score", "--cases", bank, "--report", page, "--feedback-dir", folder, input: Self.csv)
    #expect(run.code == 0 && run.output.isEmpty, "\(run.messages)")
    #expect(run.messages.contains("1 answer without a learner"))
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.contains("Says sorry for the wait") && text.contains("6 met, 1 not seen") && !text.contains("<b>"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      files
        == [
          "feedback-..=2f_ben", "feedback-=3d1=2b1", "feedback-anna", "feedback-cleo", "feedback-dora", "feedback-ewa",
        ]
        .map { $0 + ".html" })
    for file in [page] + files.map({ "\(folder)/\($0)" }) {
      #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    }
    let anna = try String(contentsOfFile: "\(folder)/feedback-anna.html", encoding: .utf8)
    #expect(anna.contains("You said it.") && !anna.contains("2 of 2") && anna.hasSuffix("</html>\n"))
  }

  @Test func `a second run takes the place of the first`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let folder = balint.folder.path("feedback")
    let arguments = ["score", "--cases", bank, "--feedback-dir", folder, "--feedback-format", "text", "--numbers"]
    var texts: [String] = []
    for _ in 0..<2 {
      #expect(try balint.run(arguments, input: Data(Self.csv.utf8)).code == 0)
      texts.append(try String(contentsOfFile: "\(folder)/feedback-anna.txt", encoding: .utf8))
    }
    #expect(texts[0] == texts[1] && texts[0].contains("I'm [sorry, wait]") && texts[0].contains("(2 of 2)"))
  }

  @Test func `wide and moodle give a row a learner, guarded unless raw`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let wide = try balint.run("score", "--format", "wide", "--cases", bank, input: Self.csv)
    #expect(
      wide.output == """
        learner,attempt,small/say,small/say (out of),small/say/sorry
        ,1,0,2,0
        ../Ben,1,2,2,2
        '=1+1,1,2,2,2
        anna,1,2,2,2
        cleo,1,2,2,2
        dora,1,2,2,2
        ewa,1,2,2,2

        """)
    let raw = try balint.run("score", "--format", "wide", "--raw", "--cases", bank, input: Self.csv)
    #expect(raw.output == wide.output.replacingOccurrences(of: "'=1+1", with: "=1+1"))
    let moodle = try balint.run("score", "--format", "moodle", "--cases", bank, input: Self.csv)
    #expect(moodle.output.hasPrefix("username,small/say,small/say (feedback)\n"))
    #expect(moodle.output.contains("\nanna,2,\"Formative; read by balint 0.1.0"))
  }

  @Test func `rows and a Markdown report go together, and a name without a form is refused`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let report = balint.folder.path("group.md")
    let both = try balint.run("score", "--cases", bank, "--report", report, "-o", "-", input: Self.csv)
    #expect(both.code == 0 && both.output.split(separator: "\n").count == 7)
    #expect(try String(contentsOfFile: report, encoding: .utf8).hasPrefix("# What the group did\n"))
    let refused = try balint.run("score", "--cases", bank, "--report", "group.pdf", input: Self.csv)
    #expect(refused.code == 2 && refused.messages.contains(".html or .md"))
    let same = try balint.run("score", "--cases", bank, "--report", report, "-o", report, input: Self.csv)
    #expect(same.code == 2)
    let noFolder = try balint.run("score", "--cases", bank, "--feedback-dir", report, input: Self.csv)
    #expect(noFolder.code == 3 && noFolder.messages.contains("no folder"))
  }
}
