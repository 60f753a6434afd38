import AnswerFiles
import Testing

/// A CSV file and what a reader must find in it.
struct CSVExample: CustomTestStringConvertible {
  let testDescription: String
  let input: [UInt8]
  let expected: [String]
  /// In these examples an answer may have 40 bytes, and a row 80.
  static let limits = AnswerLimits(answerBytes: 40, rowBytes: 80)

  init(_ name: String, _ input: String, _ expected: String...) {
    self.init(name, Array(input.utf8), expected)
  }

  init(_ name: String, _ input: [UInt8], _ expected: [String]) {
    testDescription = name
    self.input = input
    self.expected = expected
  }
}

private let header = "learner,case,question,answer\n"

let csvExamples: [CSVExample] = [
  CSVExample(
    "plain rows", header + "a,gift,say,Thank you.\nb,gift,say,No.\n", "2: a|gift|say|Thank you.", "3: b|gift|say|No."),
  CSVExample("no line break at the end", header + "a,gift,say,Thanks", "2: a|gift|say|Thanks"),
  CSVExample("an empty cell at the end of the file", header + "a,gift,say,", "2: a|gift|say|"),
  CSVExample("header only", header),
  CSVExample("header only, without a line break", "learner,case,question,answer"),
  CSVExample(
    "columns in another order, case and spacing", "Answer, QUESTION ,Learner,Case\nHm,say,a,gift\n", "2: a|gift|say|Hm"),
  CSVExample(
    "other columns are passed through", "when,learner,case,question,answer,\" Mood \"\nMon,a,gift,say,Hm,\n",
    "2: a|gift|say|Hm +when=Mon +Mood="),
  CSVExample("a quoted header", "\"learner\";\"case\";\"question\";\"answer\"\na;c;q;x,y\n", "2: a|c|q|x,y"),

  CSVExample("a separator in quotes", header + "a,c,q,\"Well, I never\"\n", "2: a|c|q|Well, I never"),
  CSVExample("doubled quotes", header + "a,c,q,\"She said \"\"no\"\".\"\n", "2: a|c|q|She said \"no\"."),
  CSVExample("nothing but a quote", header + "a,c,q,\"\"\"\"\n", "2: a|c|q|\""),
  CSVExample("empty quoted cells", header + "\"\",c,\"\",\"\"\n", "2: |c||"),
  CSVExample("a quoted cell at the end of the file", header + "a,c,q,\"x\"", "2: a|c|q|x"),
  CSVExample(
    "quotes inside an unquoted cell stand for themselves", header + "a,c,q,a 5\" scar\n", "2: a|c|q|a 5\" scar"),
  CSVExample("blanks are kept", header + "a,c,q,  x \n", "2: a|c|q|  x "),
  CSVExample(
    "line breaks inside quotes are kept, and counted", header + "a,c,q,\"1\n2\r\n3\"\nb,c,q,x\n", "2: a|c|q|1␊2␍␊3",
    "5: b|c|q|x"),

  CSVExample("CRLF", "learner,case,question,answer\r\na,c,q,x\r\nb,c,q,\"y\"\r\n", "2: a|c|q|x", "3: b|c|q|y"),
  CSVExample("CR alone", "learner,case,question,answer\ra,c,q,x\rb,c,q,y\r", "2: a|c|q|x", "3: b|c|q|y"),
  CSVExample("byte order mark", "\u{FEFF}" + header + "a,c,q,x\n", "2: a|c|q|x"),
  CSVExample(
    "byte order mark before a quoted header", "\u{FEFF}\"learner\",case,question,answer\na,c,q,x\n", "2: a|c|q|x"),
  CSVExample("semicolons", "learner;case;question;answer\na;c;q;Well, then\n", "2: a|c|q|Well, then"),
  CSVExample("tabs", "learner\tcase\tquestion\tanswer\na\tc\tq\tWell, then; yes\n", "2: a|c|q|Well, then; yes"),
  CSVExample(
    "commas in a column name of a file with semicolons", "learner;case;question;answer;a, b, c, d, e\na;c;q;x;y\n",
    "2: a|c|q|x +a, b, c, d, e=y"),
  CSVExample(
    "blank lines, and rows of empty cells", "\n \r\n" + header + "\na,c,q,x\n\t \n,,,\n,, \nb,c,q,y\n\n", "5: a|c|q|x",
    "9: b|c|q|y"),

  CSVExample(
    "ragged rows", header + "a,c,q\nb,c,q,x,y\nc,c,q,z\n", "2! too few columns: 3, but the header has 4",
    "3! too many columns: 5, but the header has 4", "4: c|c|q|z"),
  CSVExample(
    "a quote that never closes", header + "a,c,q,\"oh\nb,c,q,x\nc,c,q,y\n",
    "2! the quote opened at line 2, column 7 is never closed", "3: b|c|q|x", "4: c|c|q|y"),
  CSVExample(
    "a quote that does not close before the row limit",
    header + "é,c,q,\"oh\n" + "b,c,q,\(filler(30))\n" + "c,c,q,\(filler(40))\n" + "d,c,q,x\n",
    "2! the quote opened at line 2, column 7 is never closed", "3: b|c|q|\(filler(30))", "4: c|c|q|\(filler(40))",
    "5: d|c|q|x"),
  CSVExample(
    "a quote that seems to close at the next quote", header + "a,c,q,\"oh\nb,c,q,\"x, y\"\n",
    "2! the cell quoted at line 2, column 7 goes on after its closing quote", "3: b|c|q|x, y"),
  CSVExample(
    "a quote opened in the row's second line", header + "a,c,\"q\nr\",\"oh\n",
    "2! the quote opened at line 3, column 4 is never closed", "3! the quote opened at line 3, column 4 is never closed"
  ),
  CSVExample(
    "direct speech that is not quoted as a cell", header + "a,c,q,\"I am sorry\" and wait\nb,c,q,x\n",
    "2! the cell quoted at line 2, column 7 goes on after its closing quote", "3: b|c|q|x"),
  CSVExample(
    "invalid UTF-8 in one row only",
    Array(header.utf8) + Array("a,c,q,caf".utf8) + [0xE9] + Array("\nb,c,q,café\n".utf8),
    ["2! the column 'answer' is not valid UTF-8", "3: b|c|q|café"]),
  CSVExample(
    "invalid UTF-8 in a column that is passed through",
    Array("x,learner,case,question,answer\n".utf8) + [0xC3] + Array(",a,c,q,y\né,a,c,q,y\n".utf8),
    ["2! the column 'x' is not valid UTF-8", "3: a|c|q|y +x=é"]),
  CSVExample("a null character", header + "a,c,q,x\0y\n", "2: a|c|q|x\0y"),

  CSVExample("an answer as long as the limit", header + "a,c,q,\(filler(40))\n", "2: a|c|q|\(filler(40))"),
  CSVExample(
    "an answer over the limit", header + "a,c,q,\(filler(41))\nb,c,q,x\n",
    "2! the answer has 41 bytes; the limit is 40",
    "3: b|c|q|x"),
  CSVExample(
    "doubled quotes count once towards the limit", header + "a,c,q,\"\(String(repeating: "\"", count: 60))\"\n",
    "2: a|c|q|\(String(repeating: "\"", count: 30))"),
  CSVExample(
    "a row as long as the limit", header + "\(filler(40)),c,\(filler(35)),x\r\n", "2: \(filler(40))|c|\(filler(35))|x"),
  CSVExample(
    "a row over the limit comes in pieces", header + "a,c,q,\(filler(200))\r\nb,c,q,x\n",
    "2! the row has more than 80 bytes",
    "2! the row has more than 80 bytes (piece 2)", "2! the row has more than 80 bytes (piece 3)", "3: b|c|q|x"),
  CSVExample(
    "a row over the limit at the end of the file", header + filler(160), "2! the row has more than 80 bytes",
    "2! the row has more than 80 bytes (piece 2)"),
  CSVExample(
    "a row over the limit with a line break in a quoted cell", header + "a,c,\"q\nr\",\(filler(90))\nb,c,q,x\n",
    "2! the row has more than 80 bytes", "3! the row has more than 80 bytes",
    "3! the row has more than 80 bytes (piece 2)",
    "4: b|c|q|x"),
]

/// So many letters.
private func filler(_ count: Int) -> String { String(repeating: "x", count: count) }
