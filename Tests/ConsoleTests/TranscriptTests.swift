import Foundation
import TestPrograms
import Testing

/// Sittings at a terminal, key by key: the real program, and what a person sees.
///
/// `Transcripts/NAME.script` says what is typed, `NAME.80.transcript` what a screen of 80 columns then shows: the script
/// itself, and below each step the lines that are new or changed since the one before, in their final form.
/// Underlined text stands `_between lines_`; bold, faint and colour are not shown. The learner's folder, where the program
/// is started, shows as `/home/learner`.
///
/// A script begins with settings, each optional:
///
///     # what this sitting is about
///     columns: 40 80        the widths; a transcript for each. Else 80.
///     rows: 24
///     env: NO_COLOR=1       more variables; may stand several times. TERM is xterm, BALINT_CASES is cases.
///     editrc: bind -v       a line of ~/.editrc; may stand several times
///     cases: two.yaml       a bank in Transcripts, as cases/two.yaml; else `smallCase`, as cases/small.yaml
///
/// Then come its steps. Each waits until the program waits for a key again, and a person types key by key, so that
/// nothing depends on how quick the machine is.
///
///     $ balint quiz small   starts the program, on a fresh screen in the same folder; words end at spaces
///     << I'm sorry⏎         types
///
/// | key | is | key | is |
/// | --- | --- | --- | --- |
/// | `⏎` | Enter | `⌫` `⌦` | backspace, delete |
/// | `⇥` | Tab | `↑` `↓` `←` `→` | the arrow keys |
/// | `⎋` | Escape | `^C` | Ctrl-C, and so with every letter but Z |
/// | `⎇⏎` | Alt-Enter, and so with every key | `␠` | a space, where one at the end would not be seen |
/// | `«paste: a⏎b»` | text that the terminal pastes | `«resize 40»` | another width; at the beginning of its line |
/// | `«edit: a⏎b»` | what $EDITOR will write in place of the file's text | `«hang up»` | the window is closed |
///
/// A program that ends says `-- exit code 0`; keys after that go nowhere.
///
/// `BALINT_REWRITE_TRANSCRIPTS=1 swift test --filter TranscriptTests` writes the transcripts anew, also those of a new
/// script; the test then fails, so that somebody looks at them.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  struct Transcript: CustomTestStringConvertible {
    let script: String
    let columns: UInt16
    var file: String { "\(script).\(columns).transcript" }
    var testDescription: String { file }
  }

  static func transcripts() throws -> [Transcript] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try files.filter { $0.hasSuffix(".script") }.flatMap { file in
      try Script(read(file)).columns.map { Transcript(script: String(file.dropLast(7)), columns: $0) }
    }
  }

  private static func read(_ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  @Test(arguments: try transcripts()) func `the screen shows what the transcript says`(_ transcript: Transcript) throws
  {
    let script = try Script(Self.read(transcript.script + ".script"))
    let found = try Sitting(script, columns: transcript.columns, banks: Self.folder).transcript()
    let expected = (try? Self.read(transcript.file)) ?? ""
    if found == expected { return }
    if ProcessInfo.processInfo.environment["BALINT_REWRITE_TRANSCRIPTS"] != nil {
      try Data(found.utf8).write(to: Self.folder.appending(path: transcript.file), options: .atomic)
      Issue.record("\(transcript.file) was rewritten; look at the difference")
    } else {
      Issue.record("\(transcript.file)\(Self.difference(expected, found))")
    }
  }

  @Test func `every transcript belongs to a script`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files.filter { $0.hasSuffix(".transcript") }) == Set(try Self.transcripts().map(\.file)))
  }

  @Test func `keys are what a keyboard sends`() throws {
    #expect(
      try Script.keys("é^A→⎇⏎«paste: a⏎b»«resize 40»") == [
        .press("é"), .press("\u{1}"), .press("\u{1B}[C"), .press("\u{1B}\r"), .paste("a\nb"), .resize(40),
      ])
  }

  @Test(arguments: ["$ sh", "<<x", "colour: red", "<< «paste: a", "<< «jump»", "<< ^z", "<< ^Z", "<< ^", "<< ⎇"])
  func `a slip in a script is told`(line: String) {
    #expect(throws: Script.Fault.self) { try Script(line) }
  }

  /// The first line that differs, with what stands around it.
  private static func difference(_ expected: String, _ found: String) -> String {
    let (expected, found) = (expected.components(separatedBy: "\n"), found.components(separatedBy: "\n"))
    let place = zip(expected, found).prefix { $0 == $1 }.count
    let around = max(0, place - 3)..<place + 6
    func excerpt(_ lines: [String]) -> String { lines[around.clamped(to: 0..<lines.count)].joined(separator: "\n") }
    return ", line \(place + 1)\n--- expected\n\(excerpt(expected))\n--- on the screen\n\(excerpt(found))"
  }
}
