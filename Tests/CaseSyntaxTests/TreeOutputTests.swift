import CaseSyntax
import Diagnostics
import Foundation
import Testing

@Suite struct TreeOutputTests {
  @Test func eachDocumentIsOneLineOfJSON() {
    let (tree, _) = parse("---\nb: 1\na: [x, {y: }]\n---\n- no\n- 007\n--- |\n  one\n  two\n")
    #expect(
      tree.jsonLines == [#"{"b":"1","a":["x",{"y":""}]}"#, #"["no","007"]"#, #""one\ntwo\n""#])
  }

  @Test func whatJSONCannotHoldIsEscaped() throws {
    let (tree, _) = parse(#"- "\"\\/\b\f\n\r\t\0\x1f\x7f\x85\L\P é 😀""#)
    let line = try #require(tree.jsonLines.first)
    #expect(
      line == #"["\"\\/\u0008\u000c\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029 é 😀"]"#)
    let values = try JSONDecoder().decode([String].self, from: Data(line.utf8))
    #expect(values == tree.documents.first?.items.map { $0.text ?? "" })
  }

  @Test func aKeyThatIsAListIsWrittenAsInTheText() {
    #expect(parse("[a, 'b']: c\n").tree.jsonLines == [#"{"[a, 'b']":"c"}"#])
  }

  @Test func theDumpShowsLineAndColumnAndHidesNothing() {
    let dump = parse("a: \"x\\e\\u200b\"\n日: |\n  y\nz: [1, {b}]\n").tree.dump
    #expect(
      dump == """
        document
          1:1 mapping
            1:1 key "a"
              1:4 doubleQuoted "x\\u{1B}\\u{200B}"
            2:1 key "日"
              2:4 literal "y\\n"
            4:1 key "z"
              4:4 flow sequence
                4:5 plain "1"
                4:8 flow mapping
                  4:9 key "b"
                    4:10 plain ""

        """)
  }
}
