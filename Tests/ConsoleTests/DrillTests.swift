import Foundation
import TestPrograms
import Testing

/// `balint drill` with phones, as a tutor and a group use it.
@Suite struct DrillTests {
  private let balint: Balint

  init() throws { balint = try Balint() }

  /// What thirty learners write: six kinds of answers, none like another.
  private static func answer(_ number: Int) -> String {
    let kinds = [
      "Thank you, that is very kind, and I'm touched.", "I'm not allowed to accept gifts.",
      "You mentioned your son. Tell me about him.", "It is kind of you. I can't keep it, and you owe me nothing.",
      "How are you today?", "Thank you. I can't keep the watch. How is it with your son?",
    ]
    return "\(kinds[number % kinds.count]) This is number \(number)."
  }

  @Test func `a whole drill with thirty phones`() throws {
    let drill = try LedDrill(balint, ["another-small-gift", "--group", "Tuesday", "--listen", "--keep-answers"])
    let phones = (0..<30).map { _ in DrillPhone(port: drill.port) }
    for phone in phones { #expect(try phone.join(drill.code).status == 303) }
    let board = DrillPhone(port: drill.port)
    #expect(try board.get(drill.board).text.contains("Something for you, doctor"))
    #expect(try phones[0].get("/").text.contains("Something for you, doctor"))
    try drill.goOn(to: "Question 1 of 5")
    #expect(try phones[0].get("/").text.contains("for yourself alone"))
    try drill.goOn(to: "Question 2 of 5")
    try drill.type(":skip")
    // Question 3: say.
    #expect(try phones[0].get("/").text.contains("<textarea"))
    DispatchQueue.concurrentPerform(iterations: 30) { number in
      let response = try? phones[number].answer(Self.answer(number), to: "say", of: "another-small-gift")
      #expect(response?.status == 303)
    }
    // One thinks better of it, one thinks of HTML.
    let second = "Something else. This is number 4."
    #expect(try phones[4].answer(second, to: "say", of: "another-small-gift").status == 303)
    let script = "<script>alert(1)</script> & thank you. This is number 10."
    #expect(try phones[10].answer(script, to: "say", of: "another-small-gift").status == 303)
    #expect(try phones[4].get("/").text.contains("Something else. This is number 4."))
    #expect(try board.get(drill.board).text.contains("30 of 30 have answered"))
    #expect(try !board.get(drill.board).text.contains("This is number"))

    try drill.goOn(to: "Closed, with 30 answers.")
    let late = try phones[5].answer("Too late. This is number 5.", to: "say", of: "another-small-gift")
    #expect(late.status == 409 && late.text.contains("Too late. This is number 5."))
    #expect(try phones[5].get("/").text.contains("Closed"))

    program(drill, shows: 30)
    let shown = try board.get(drill.board).text
    for number in 0..<30 { #expect(shown.contains("This is number \(number).")) }
    #expect(!shown.contains("<script>alert") && shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(try !phones[0].get("/").text.contains("<mark>"))

    try drill.goOn(to: "What was looked for")
    let own = try phones[0].get("/").text
    #expect(own.contains("<mark>") && own.contains("This is number 0.") && !own.contains("This is number 1."))
    let letter = try #require(drill.program.output.firstMatch(of: /([A-Z]+) +How are you today\? This/)?.1)
    let marked = try drill.type(":override \(letter) thanks-first 1 it was meant so")
    #expect(marked.contains("1 instead of 0"))
    try drill.type(":note Many went for the son.")
    let tutor = try drill.tutorPage()
    #expect(try board.get(tutor).text.contains("Private"))

    try drill.goOn(to: "Question 4 of 5")
    #expect(try drill.type(":undo").contains("What was looked for"))
    #expect(try drill.end() == 0)

    // Nothing of it is left but the record.
    let files = try FileManager.default.contentsOfDirectory(atPath: balint.folder.url.path)
    #expect(!files.contains { $0.contains("drill-") })
    let record = try balint.run("history", "drills", "1", "--json", "--history", balint.history).output
    for number in 0..<30 { #expect(record.contains("This is number \(number).")) }
    for words in ["it was meant so", "Many went for the son."] { #expect(record.contains(words)) }
    #expect(!record.contains("Too late"))
    let page = try balint.run("history", "drills", "1", "--html", "--history", balint.history).output
    #expect(page.contains("Tuesday") && !page.contains("<script>"))
  }

  private func program(_ drill: LedDrill, shows count: Int) {
    #expect(throws: Never.self) { try drill.goOn(to: "Enter reveals") }
    let letters = drill.program.output.matches(of: #/\n([A-Z]{1,2})  /#).map { String($0.1) }
    #expect(Set(letters).count == count)
  }

  @Test func `killed and started again it is where it was, and phones are back by themselves`() throws {
    var drill = try LedDrill(balint, ["another-small-gift", "--listen", "--keep-answers"])
    let phones = (0..<5).map { _ in DrillPhone(port: drill.port) }
    for phone in phones { #expect(try phone.join(drill.code).status == 303) }
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    for (number, phone) in phones.enumerated() {
      // Killed as soon as an answer is acknowledged, at each of them.
      #expect(
        try phone.answer("She may be lonely \(number).", to: "patient", of: "another-small-gift").status == 303)
      drill.program.kill()
      drill = try LedDrill(balint, ["--resume"])
      #expect(drill.port == phone.port)
      #expect(try phone.get("/").text.contains("She may be lonely \(number)."))
    }
    #expect(drill.program.output.contains("Answers so far: 5"))
    #expect(try phones[0].answer("Changed after it.", to: "patient", of: "another-small-gift").status == 303)
    try drill.goOn(to: "Closed, with 5 answers.")
    #expect(try drill.type(":undo").contains("Answers so far: 5"))
    drill.program.type(":quit")
    #expect(drill.program.end() == 0)
    drill = try LedDrill(balint, ["--resume"])
    #expect(try drill.end() == 0)
    let record = try balint.run("history", "drills", "1", "--json", "--history", balint.history).output
    for number in 1..<5 { #expect(record.contains("She may be lonely \(number).")) }
    #expect(record.contains("Changed after it.") && !record.contains("lonely 0"))
    #expect(try balint.run("drill", "--resume", "--history", balint.history).code == 2)
  }

  @Test func `names come from the roster, and only the tutor's page has them`() throws {
    let roster = try balint.write("Anna Maria\nBen\nZoë\n", to: "names.txt")
    let drill = try LedDrill(balint, ["another-small-gift", "--roster", roster, "--listen", "--forget"])
    let (anna, ben) = (DrillPhone(port: drill.port), DrillPhone(port: drill.port))
    #expect(try anna.join(drill.code, name: "anna maria").status == 303)
    #expect(try ben.join(drill.code, name: "Carl").status == 403)
    #expect(try ben.join(drill.code, name: "Anna Maria").status == 409)
    #expect(try drill.type(":free Anna Maria").contains("Another phone may join"))
    #expect(try ben.join(drill.code, name: "Anna Maria").status == 303)
    #expect(try anna.get("/").text.contains("Join the drill"))
    #expect(try anna.join(drill.code, name: "Zoë").status == 303)
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    #expect(try anna.answer("She is thankful.", to: "patient", of: "another-small-gift").status == 303)
    let tutor = try drill.tutorPage()
    #expect(try ben.get(tutor).text.contains("Zoë"))
    try drill.goOn(to: "Closed")
    try drill.goOn(to: "Enter reveals")
    for path in [drill.board, "/"] {
      let page = try ben.get(path).text
      for name in ["Anna", "Ben", "Zoë"] { #expect(!page.contains(name), "\(path)") }
    }
    for name in ["Anna", "Ben", "Zoë"] {
      #expect(!drill.program.output.replacing(":free Anna Maria", with: "").contains(name), "\(name)")
    }
    #expect(try drill.end() == 0)
    // Not even a record.
    #expect(try balint.run("history", "drills", "--history", balint.history).messages.contains("no drill has been led"))
    let files = try FileManager.default.contentsOfDirectory(atPath: balint.folder.url.path)
    for name in files where !name.hasSuffix("names.txt") {
      guard let bytes = FileManager.default.contents(atPath: balint.folder.path(name)) else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("thankful"), "\(name)")
    }
  }

  @Test func `hostile requests are refused, each in its way, and the drill goes on`() throws {
    let drill = try LedDrill(balint, ["another-small-gift", "--listen"])
    let learner = DrillPhone(port: drill.port)
    #expect(try learner.join(drill.code).status == 303)
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    let stranger = DrillPhone(port: drill.port)
    // No code, and a wrong one; no cookie, and one that was made up.
    #expect(try stranger.post("/join", []).status == 403)
    #expect(try stranger.join("AAAAAA").status == 403)
    #expect(try stranger.answer("Let me in.", to: "patient", of: "another-small-gift").status == 403)
    #expect(try stranger.get("/").text.contains("Join the drill"))
    // Pages that need a key.
    for path in ["/board/x", "/tutor/x", drill.board + "x", "/tutor/", "/admin", "/etc/passwd"] {
      #expect(try stranger.get(path).status == 404, "\(path)")
    }
    // Tricks with paths, and what no page of ours sends.
    for path in ["/../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/a\\b", "/%ff"] {
      #expect(try stranger.get(path).status == 400, "\(path)")
    }
    #expect(try learner.post("/answer", [("answer", "x")]).status == 400)
    #expect(try learner.answer("x", to: "say", of: "another-small-gift").status == 409)
    let long = String(repeating: "long ", count: 2_000)
    #expect(try learner.answer(long, to: "patient", of: "another-small-gift").status == 409)
    let cross = [("case", "another-small-gift"), ("question", "patient"), ("answer", "From elsewhere.")]
    #expect(try learner.post("/answer", cross, headers: "Origin: http://evil.example\r\n").status == 403)
    #expect(try learner.post("/answer", [("answer", String(repeating: "a", count: 400_000))]).status == 413)
    // Half a request, and somebody else's host.
    let half = try RawClient(port: drill.port)
    half.send("POST /answer HTTP/1.1\r\nHost: 127.0.0.1:\(drill.port)\r\nContent-Length: 100\r\n\r\nanswer=")
    let rebound = try RawClient(port: drill.port)
    rebound.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    #expect(try rebound.response().status == 421)
    #expect(try learner.answer("She may be lonely.", to: "patient", of: "another-small-gift").status == 303)
    half.shut()
    #expect(try drill.type(":show").contains("Answers so far: 1"))
    // The code cannot be tried out.
    var statuses: [Int] = []
    for _ in 0..<30 { statuses.append(try stranger.join("BBBBBB").status) }
    #expect(statuses.contains(429) && statuses.last == 429)
    #expect(try stranger.join(drill.code).status == 429)
    // Nobody's words are in what the program says.
    for words in ["Let me in", "From elsewhere", "lonely"] { #expect(!drill.program.output.contains(words)) }
    #expect(try drill.end() == 0)
  }
}
