import Testing

@testable import AnswerFiles

@Suite("Writing CSV")
struct CSVWritingTests {
  private func line(_ cells: [String], guardsFormulas: Bool = true) -> String {
    var bytes: [UInt8] = []
    CSVWriter(guardsFormulas: guardsFormulas).write(cells, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Cells are quoted where they must be",
    arguments: [
      (["a", "b c", "d"], "a,b c,d\n"),
      (["a,b", "say \"no\"", "x"], "\"a,b\",\"say \"\"no\"\"\",x\n"),
      (["1\n2", "1\r2", "1\r\n2"], "\"1\n2\",\"1\r2\",\"1\r\n2\"\n"),
      ([" a", "a ", "a\t"], "\" a\",\"a \",\"a\t\"\n"),
      (["", "", ""], "\"\",,\n"),
      ([""], "\"\"\n"),
      (["", "a"], ",a\n"),
      (["café", "😀", "\u{2028}"], "café,😀,\u{2028}\n"),
    ])
  func quoting(_ cells: [String], _ expected: String) {
    #expect(line(cells) == expected)
  }

  @Test(
    "A cell that a spreadsheet would take for a formula gets an apostrophe, unless that is switched off",
    arguments: [
      ("=1+1", "'=1+1\n", "=1+1\n"), ("+1", "'+1\n", "+1\n"), ("-1", "'-1\n", "-1\n"), ("@a", "'@a\n", "@a\n"),
      ("\ta", "\"'\ta\"\n", "\"\ta\"\n"), ("\ra", "\"'\ra\"\n", "\"\ra\"\n"), ("\r\na", "\"'\r\na\"\n", "\"\r\na\"\n"),
      ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\"\n", "\"=A1,\"\"x\"\"\"\n"), ("a=b", "a=b\n", "a=b\n"),
      ("'=1", "'=1\n", "'=1\n"), ("\u{FEFF}=1", "'\u{FEFF}=1\n", "\u{FEFF}=1\n"), ("＝1", "'＝1\n", "＝1\n"),
      ("＠a", "'＠a\n", "＠a\n"), (" =1", "\"' =1\"\n", "\" =1\"\n"), ("\u{200B}+1", "'\u{200B}+1\n", "\u{200B}+1\n"),
      ("\n=1", "\"'\n=1\"\n", "\"\n=1\"\n"), (" a=", "\" a=\"\n", "\" a=\"\n"),
    ])
  func formulas(_ cell: String, _ guarded: String, _ plain: String) {
    #expect(line([cell]) == guarded)
    #expect(line([cell], guardsFormulas: false) == plain)
  }
}

@Suite("Writing JSON")
struct JSONWritingTests {
  private func text(_ fill: (inout JSONArrayText) -> Void) -> String {
    var text = JSONText()
    text.array(fill)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test("Objects and arrays nest, keys keep their order, and every line is one object")
  func nesting() {
    var text = JSONText()
    text.object { score in
      score.add("learner", "anna")
      score.add("score", 3)
      score.add("outOf", 4.0)
      score.array("criteria") { criteria in
        for (id, mark) in [("thanks-first", 2), ("hears-the-son", nil)] {
          criteria.object { criterion in
            criterion.add("id", id)
            criterion.add("mark", mark)
            criterion.array("evidence") { evidence in
              if mark == nil { return }
              evidence.object {
                $0.add("start", 0)
                $0.add("end", 5)
              }
              evidence.object { $0.add("start", 9) }
            }
          }
        }
      }
      score.array("flags") { $0.add("hides-behind-rules") }
      score.object("safety") { _ in }
      score.add("sure", true)
      score.add(AnswerRow.Other(name: "when", value: "Mon"))
      score.add(AnswerRow.Other(name: "n", value: "1.50", isJSON: true))
    }
    text.endLine()
    text.object { $0.add("use", "formative") }
    text.endLine()
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == """
        {"learner":"anna","score":3,"outOf":4,"criteria":[{"id":"thanks-first","mark":2,"evidence":[{"start":0,"end":5},\
        {"start":9}]},{"id":"hears-the-son","mark":null,"evidence":[]}],"flags":["hides-behind-rules"],"safety":{},\
        "sure":true,"when":"Mon","n":1.50}
        {"use":"formative"}

        """)
    text.removeAll()
    #expect(text.bytes.isEmpty)
  }

  @Test("Strings escape quotes, backslashes and control characters, and nothing else")
  func strings() {
    #expect(text { $0.add("\"\\/\n\r\t\0\u{8}\u{1F}\u{7F}") } == #"["\"\\/\n\r\t\u0000\u0008\u001f\#u{7F}"]"#)
    #expect(text { $0.add("é😀\u{2028}\u{2029}") } == "[\"é😀\u{2028}\u{2029}\"]")
  }

  @Test(
    "Numbers are written in the shortest form that reads back",
    arguments: [
      (0, "0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"),
      (1e15, "1000000000000000"), (1e16, "1e+16"), (1e-5, "1e-05"), (.leastNonzeroMagnitude, "5e-324"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (-0.0, "-0"), (.nan, "null"), (.infinity, "null"),
      (-.infinity, "null"),
    ] as [(Double, String)])
  func numbers(_ number: Double, _ expected: String) {
    #expect(text { $0.add(number) } == "[\(expected)]")
    if number.isFinite { #expect(Double(expected) == number) }
  }

  @Test("An error thrown while filling leaves a closed object behind")
  func errors() {
    struct Stop: Error {}
    var text = JSONText()
    #expect(throws: Stop.self) {
      try text.object { object in
        object.add("a", 1)
        try object.array("b") { _ in throw Stop() }
      }
    }
    #expect(String(decoding: text.bytes, as: UTF8.self) == #"{"a":1,"b":[]}"#)
  }

  @Test("Whole numbers and nil")
  func wholeNumbers() {
    let nothing: Int? = nil
    #expect(
      text { array in
        array.add(Int.min)
        array.add(Int.max)
        array.add(nothing)
        array.array { $0.add(1) }
        array.object { $0.add("t", false) }
      } == #"[-9223372036854775808,9223372036854775807,null,[1],{"t":false}]"#)
  }
}
