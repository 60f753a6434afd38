/// A file as another program writes it, what the user says of it, and what a reader must find in it.
struct ForeignExample: Sendable, CustomStringConvertible {
  let description: String
  var name = "answers.csv"
  var map: [String] = []
  let input: [UInt8]
  let rows: [String]
  var notices: [String] = []
  var emptyResponses = 0
}

private let learnerNotice = "--map \"column=learner\" takes another"

let foreignExamples: [ForeignExample] = [
  ForeignExample(
    description: "Moodle, newer headers",
    input: Array(
      """
      Last name,First name,Username,Status,Started,Completed,Duration,Grade/10.00,Question 1,Response 1,Right answer 1,Question 2,Response 2
      Novak,Eva,eva1,Finished,"1 March 2026, 9:00 AM","1 March 2026, 9:10 AM",10 mins,0.00,"The watch. What do you say?","Thank you, ""but"" no.
      Really.",x,What now?,-
      Stone,Al,al2,Finished,,,,,What now?,Wait.,x,"The watch. What do you say?",

      """.utf8),
    rows: ["2: eva1|gift|say|Thank you, \"but\" no.␊Really.", "4: al2|gift|turn|Wait."],
    notices: [
      "the learner is the column 'Username'; \(learnerNotice)", "the column 'Response 1' is taken for gift/say",
      "the column 'Response 1' is taken for gift/turn",
    ], emptyResponses: 2),
  ForeignExample(
    description: "Moodle, older headers with a byte order mark",
    input: Array(
      """
      \u{FEFF}Surname,"First name","ID number","Email address",State,"Started on",Completed,"Time taken",Grade/10.00,Feedback,"Question 1","Response 1","Right answer 1"
      Novak,Eva,77,eva@example.org,Finished,a,b,c,-,,"What now?",Wait.,
      Stone,Al,78,al@example.org,Finished,a,b,c,-,,"Who is that?",Wait.,

      """.utf8),
    rows: ["2: 77|gift|turn|Wait.", "3! Response 1: no question of the bank is the one in 'Question 1'"],
    notices: [
      "the learner is the column 'ID number'; \(learnerNotice)", "the column 'Response 1' is taken for gift/turn",
    ]),
  ForeignExample(
    description: "Moodle, responses only, one mapped, one left out", map: ["response 1=gift/say"],
    input: Array("Surname,Email address,Response 1,Response 2\nNovak,eva@example.org,Thanks.,Wait.\n".utf8),
    rows: ["2: eva@example.org|gift|say|Thanks."],
    notices: [
      "the learner is the column 'Email address'; \(learnerNotice)",
      "the column 'Response 2' is left out: nothing tells its question; --map \"Response 2=CASE/QUESTION\" does",
    ]),
  ForeignExample(
    description: "Moodle in German, with semicolons and CRLF, by map",
    map: ["Anmeldename=learner", "Frage 1=Question 1", "Antwort 1=Response 1", "antwort 2=gift/say"],
    input: Array(
      "\u{FEFF}Nachname;Vorname;Anmeldename;Status;Frage 1;Antwort 1;Antwort 2\r\nMüller;Eva;eva1;Beendet;What now?;Hm, ja.;Schön\r\n"
        .utf8), rows: ["2: eva1|gift|turn|Hm, ja.", "2: eva1|gift|say|Schön"],
    notices: ["the column 'Antwort 1' is taken for gift/turn"]),
  ForeignExample(
    description: "a learner who may be named",
    map: ["Last name=learner", "Response 1=gift/say"],
    input: Array("Last name,Username,Response 1\nNovak,eva1,Hm\n".utf8), rows: ["2: Novak|gift|say|Hm"]),
  ForeignExample(
    description: "Google Forms, plain",
    input: Array(
      """
      "Timestamp","What do you say?","Your name"
      "2024/12/22 11:49:31 AM GMT+8","Thank you.","Eva"
      "2024/12/22 11:50:31 AM GMT+8","","Al"
      "2024/12/22 11:51:31 AM GMT+8","No.","Bo"

      """.utf8), rows: ["2: row-1|gift|say|Thank you.", "4: row-3|gift|say|No."],
    notices: [
      "no column tells the learner: they are row-1, row-2 and so on; --map \"column=learner\" names the column",
      "the column 'What do you say?' is taken for gift/say",
      "the column 'Your name' is left out: nothing tells its question; --map \"Your name=CASE/QUESTION\" does",
    ], emptyResponses: 1),
  ForeignExample(
    description: "Google Forms, quiz with scores and feedback",
    input: Array(
      """
      "Timestamp","Email Address","Total score","What now?","What now? [Score]","What now? [Feedback]"
      "2024/12/22 11:49:31 AM GMT+8","eva@example.org","8.00 / 10","Wait.","-- / 0",""

      """.utf8), rows: ["2: eva@example.org|gift|turn|Wait."],
    notices: [
      "the learner is the column 'Email Address'; \(learnerNotice)", "the column 'What now?' is taken for gift/turn",
    ]),
  ForeignExample(
    description: "a Google form, partly by map", map: ["Why?=gift/say", "Code=learner"],
    input: Array("Timestamp,Code,What now?,Why?\nx,e7,Wait.,Because.\n".utf8),
    rows: ["2: e7|gift|turn|Wait.", "2: e7|gift|say|Because."],
    notices: ["the column 'What now?' is taken for gift/turn"]),
  ForeignExample(
    description: "semicolons and a byte order mark from a spreadsheet",
    input: Array("\u{FEFF}learner;case;question;answer\r\na;gift;say;\"Gut; \"\"so\"\"\r\nja\"\r\n".utf8),
    rows: ["2: a|gift|say|Gut; \"so\"␍␊ja"]),
  ForeignExample(
    description: "Windows-1252 with umlauts and curly quotes",
    input: Array("learner,case,question,answer\na,c,q,plain\nb,c,q,\"sch".utf8) + [0xF6] + Array("n ".utf8)
      + [0x93, 0x80, 0x94] + Array("\"\n".utf8),
    rows: ["2: a|c|q|plain", "3: b|c|q|schön “€”"],
    notices: [
      "read as Windows-1252: line 3 is not UTF-8; if letters come out wrong, save the file as UTF-8"
    ]),
  ForeignExample(
    description: "Windows-1252 in the header", map: ["Prüfling=learner"],
    input: Array("Pr".utf8) + [0xFC] + Array("fling;case;question;answer\na;c;q;x\n".utf8), rows: ["2: a|c|q|x"],
    notices: ["read as Windows-1252: line 1 is not UTF-8; if letters come out wrong, save the file as UTF-8"]),
  ForeignExample(
    description: "bytes that Windows-1252 does not have",
    input: Array("learner,case,question,answer\na,c,q,x".utf8) + [0x81, 0xE9] + Array("\n".utf8),
    rows: ["2! the column 'answer' is not valid UTF-8"]),
  ForeignExample(
    description: "other names by map, of which one takes a field's place",
    map: ["who=learner", "Item = question", "CASE ID=case", "text=answer"],
    input: Array("who,item,Case id,text,learner\na,say,gift,x,Eva\n".utf8), rows: ["2: a|gift|say|x +learner=Eva"],
    notices: ["passed through as they are: 'learner'"]),
  ForeignExample(
    description: "an equals sign in a column's name", map: ["a=b=answer"],
    input: Array("learner,case,question,a=b\na,c,q,x\n".utf8), rows: ["2: a|c|q|x"]),
  ForeignExample(
    description: "JSON Lines by map", name: "a.jsonl", map: ["user=learner", "text=answer"],
    input: Array(#"{"user":"a","case":"c","question":"q","text":"x","answer":"y"}"#.utf8),
    rows: ["1: a|c|q|x +answer=y"]),
  ForeignExample(
    description: "JSON: an array of objects", name: "a.json",
    input: Array(
      """
      [
        {"learner": "a", "case": "c", "question": "q", "answer": "a [\\"{] b", "n": 1},
        {"learner": "b",
         "case": "c", "question": "q", "answer": "y"},
        7, {"learner": "c"},
        {"learner": "d", "case": "c", "question": "q", "answer": "z"}]
      """.utf8),
    rows: [
      "2: a|c|q|a [\"{] b +n=1 (JSON)", "3: b|c|q|y", "5! not a JSON object", "5! the key 'answer' is missing",
      "6: d|c|q|z",
    ]),
  ForeignExample(
    description: "JSON: a quote that is missing spoils one object", name: "a.json",
    input: Array(
      """
      [{"learner": "a, "case": "c"},
      {"learner": "b", "case": "c", "question": "q", "answer": "y"}
      """.utf8),
    rows: [
      "1! not JSON: something unexpected, or the end too early, at column 18", "2: b|c|q|y",
    ], notices: ["the file ends before its array does; it may be cut off"]),
  ForeignExample(
    description: "Moodle JSON: a sheet of objects", name: "-",
    input: Array(
      #"[[{"lastname":"Novak","username":"eva1","question1":"What now?","response1":"Wait."},{"lastname":"Stone","username":"al2","question1":"What now?","response1":null}]]"#
        .utf8), rows: ["1: eva1|gift|turn|Wait."],
    notices: [
      "the learner is the column 'username'; \(learnerNotice)", "the column 'response1' is taken for gift/turn",
    ], emptyResponses: 1),
  ForeignExample(
    description: "Moodle JSON: cells without keys, by their number", name: "a.json", map: ["2=learner", "4=gift/say"],
    input: Array(#"[[["Novak","eva1","Finished","Hm"],["Stone","al2","Finished","-"]]]"#.utf8),
    rows: ["1: eva1|gift|say|Hm"], emptyResponses: 1),
  ForeignExample(
    description: "JSON: arrays of cells below names", name: "a.json",
    input: Array("[[\"learner\",\"case\",\"question\",\"answer\"],\n[\"a\",\"c\",\"q\",\"x\"],[\"a\"]]".utf8),
    rows: ["2: a|c|q|x", "2! too few columns: 1, but the header has 4"]),
]
