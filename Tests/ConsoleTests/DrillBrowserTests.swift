import Foundation
import TestPrograms
import Testing

/// A drill on a phone's browser, worked as a person does, with script and without.
@Suite(.enabled(if: PhoneBrowser.path != nil), .serialized) struct DrillBrowserTests {
  private let balint: Balint

  init() throws { balint = try Balint() }

  @Test func `among thirty others a phone follows the drill by itself, and loses nothing that was typed`() throws {
    var drill = try LedDrill(balint, ["another-small-gift", "--listen"])
    let root = "http://127.0.0.1:\(drill.port)"
    let phone = try PhoneBrowser(root + "/j/" + drill.code.filter { $0 != " " })
    // Nothing is wider than the phone, and the sheet and the script are allowed by the page's own policy.
    #expect(try phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth") == "true")
    #expect(
      try phone.evaluate("document.styleSheets.length == 1 && document.styleSheets[0].cssRules.length > 20") == "true")
    try phone.evaluate("document.querySelector('button').focus()")
    try phone.press("Enter")
    try phone.wait(for: "document.body.innerText.includes('Something for you, doctor')")
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    // No reload: the page sees it.
    try phone.wait(for: "!!document.querySelector('textarea')")
    try phone.evaluate("document.querySelector('textarea').focus()")
    try phone.type("She may be lonely, and thankful.")
    try phone.go(to: root + "/")
    try phone.wait(for: "document.querySelector('textarea').value == 'She may be lonely, and thankful.'")

    // The tutor's program dies while somebody writes, and comes back.
    drill.program.kill()
    try phone.evaluate("document.querySelector('textarea').focus()")
    try phone.type(" And more.")
    drill = try LedDrill(balint, ["--resume"])
    try phone.evaluate("document.querySelector('main form button').focus()")
    try phone.press("Enter")
    try phone.wait(for: "document.body.innerText.includes('you may change it')")
    #expect(try drill.type(":show").contains("Answers so far: 1"))

    // Thirty others, by script.
    for number in 1...30 {
      let other = DrillPhone(port: drill.port)
      #expect(try other.join(drill.code).status == 303)
      #expect(try other.answer("Lonely, I wonder, \(number).", to: "patient", of: "another-small-gift").status == 303)
    }
    try drill.goOn(to: "Closed, with 31 answers.")
    try phone.wait(for: "document.body.innerText.includes('Closed')")
    try drill.goOn(to: "Enter reveals")
    try phone.wait(for: "document.body.innerText.includes('Yours is ')")
    try drill.goOn(to: "What was looked for")
    try phone.wait(for: "document.querySelectorAll('mark').length > 0")
    #expect(try phone.evaluate("document.querySelector('main').innerText.includes('And more.')") == "true")
    let picture = try phone.picture()
    #expect(picture.count > 10_000)
    drill.program.type(":end")
    try phone.wait(for: "document.body.innerText.includes('over')")
    #expect(try phone.evaluate("Object.keys(localStorage).length") == "0")
    #expect(drill.program.end() == 0)
  }

  @Test func `without script everything can be done that has to be`() throws {
    let drill = try LedDrill(balint, ["another-small-gift", "--listen"])
    let phone = try PhoneBrowser("http://127.0.0.1:\(drill.port)/", runsScripts: false)
    try phone.press("Tab")
    for _ in 0..<4 where try phone.evaluate("document.activeElement.name || ''") != "code" { try phone.press("Tab") }
    try phone.type(drill.code)
    try phone.press("Enter")
    try phone.wait(for: "document.body.innerText.includes('Something for you, doctor')")
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    // The page asks again by itself every four seconds while nothing can be typed in it.
    try phone.wait(for: "!!document.querySelector('textarea')")
    for _ in 0..<8 where try phone.evaluate("document.activeElement.tagName") != "TEXTAREA" { try phone.press("Tab") }
    try phone.type("She may be lonely.")
    try phone.press("Tab")
    try phone.press("Enter")
    try phone.wait(for: "document.body.innerText.includes('you may change it')")
    #expect(try drill.type(":show").contains("Answers so far: 1"))
    #expect(try drill.end() == 0)
  }
}
