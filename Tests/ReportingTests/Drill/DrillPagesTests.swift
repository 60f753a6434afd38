import CaseModel
import Drills
import Foundation
import Testing

@testable import Reporting

@Suite struct DrillPagesTests {
  static let pages = DrillExamples.pages

  /// Every page of a whole drill that learners and the room may see.
  static func openPages() throws -> [[UInt8]] {
    try DrillExamples.wholeDrill().flatMap { moment in
      moment.drill.seats.map { pages.learner(moment, seat: $0) } + [pages.board(moment, key: "k")]
    }
  }

  static func everyPage() throws -> [[UInt8]] {
    let problems: [DrillProblem] = [
      .refused(.notOpen), .refused(.empty), .wrongCode, .tooManyTries, .full, .tooLarge, .malformed, .notFound, .ended,
    ]
    return try openPages() + DrillExamples.wholeDrill().map { pages.tutor($0, secret: "s") }
      + problems.flatMap { problem in
        [pages.join(code: "\"><script>", name: "<b>", problem: problem), pages.refusal(problem)]
      }
  }

  @Test func `every page is well-formed, with one first heading and no level left out`() throws {
    for page in try Self.everyPage() {
      let read = try #require(WellFormed(page), "\(DrillExamples.text(page))")
      let levels = read.elements.compactMap { $0.count == 2 && $0.hasPrefix("h") ? Int($0.dropFirst()) : nil }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
      #expect(read.elements.count { $0 == "main" } == 1)
      #expect(DrillExamples.text(page).contains("<html lang=\"en\">"))
    }
  }

  @Test func `every field that can be typed in has its label`() throws {
    for page in try Self.everyPage().map(DrillExamples.text) {
      let fields = page.matches(of: /<(input type="text"|textarea)[^>]* id="(\w+)"/).map { String($0.2) }
      #expect(fields == page.matches(of: /<label for="(\w+)"/).map { String($0.1) })
    }
    let join = DrillExamples.text(Self.pages.join())
    #expect(join.contains("id=\"code\"") && join.contains("id=\"name\""))
    let nameless = DrillPages(
      group: "", code: "A", address: "http://a", usesRoster: false, keeping: .counts, timeZone: .gmt)
    #expect(!DrillExamples.text(nameless.join()).contains("id=\"name\""))
  }

  @Test func `outside text is inert: one script, no other element, no address but ours`() throws {
    let known: Set<String> = [
      "html", "head", "meta", "title", "link", "script", "noscript", "body", "header", "main", "footer", "h1", "h2",
      "h3", "p", "ul", "li", "div", "section", "strong", "span", "bdi", "mark", "table", "thead", "tbody", "tr", "th",
      "td", "br", "form", "label", "input", "textarea", "button", "a", "svg", "rect",
    ]
    for page in try Self.everyPage() {
      let read = try #require(WellFormed(page))
      #expect(Set(read.elements).isSubset(of: known), "\(Set(read.elements).subtracting(known))")
      #expect(read.elements.count { $0 == "script" } == 1)
      #expect(!read.attributes.contains { $0.hasPrefix("on") || $0 == "style" })
      let addresses = DrillExamples.text(page).matches(of: /(href|src|action|data-page|data-poll)="([^"]*)"/)
      for address in addresses { #expect(DrillRoute(path: String(address.2)) != nil, "\(address.2)") }
    }
  }

  @Test func `no name and no number of anybody is where learners or the room can see it`() throws {
    for page in try Self.openPages().map(DrillExamples.text) {
      #expect(!page.contains("Quill") && !page.lowercased().contains("seat ") && !page.contains("device of"))
    }
    let tutor = DrillExamples.text(Self.pages.tutor(DrillExamples.moment(try DrillExamples.atSay(.shown)), secret: "s"))
    for name in ["Anna Quill", "Fritz Quill", "Private: not for the projector"] { #expect(tutor.contains(name)) }
  }

  @Test func `the code is on the projector and in no page for those who have not joined`() throws {
    let drill = DrillExamples.drill()
    #expect(DrillExamples.text(Self.pages.board(DrillExamples.moment(drill), key: "k")).contains("KUR4MB"))
    for page in [Self.pages.join(), Self.pages.join(code: "X", name: "y", problem: .wrongCode)] {
      #expect(!DrillExamples.text(page).contains("KUR4MB"))
    }
    #expect(Self.pages.invitation == "http://192.168.1.20:8080/j/KUR4MB")
  }

  @Test func `a state changes when its page does, and only then`() throws {
    let moments = try DrillExamples.wholeDrill()
    let seats = moments[0].drill.seats
    typealias View = (page: (DrillMoment) -> [UInt8], state: (DrillMoment) -> String)
    let views: [View] =
      [
        ({ Self.pages.board($0, key: "k") }, { Self.pages.boardState($0) }),
        ({ Self.pages.tutor($0, secret: "s") }, { Self.pages.tutorState($0) }),
      ]
      + seats.map { seat in
        ({ Self.pages.learner($0, seat: seat) }, { Self.pages.learnerState($0, seat: seat) })
      }
    for view in views {
      var states: Set<String> = []
      for (one, other) in zip(moments, moments.dropFirst()) {
        let isSame = view.page(one) == view.page(other)
        #expect(isSame == (view.state(one) == view.state(other)))
        #expect(DrillExamples.text(view.page(one)).contains("data-state=\"\(view.state(one))\""))
        states.insert(view.state(one))
      }
      #expect(states.count > 10)
    }
    // Others' answers change nothing for a learner.
    let drill = try DrillExamples.atSay(.open)
    var later = drill
    let device = try #require(seats[5].device)
    #expect(later.apply(.answered(device: device, try #require(drill.currentKey), text: "Sorry.")) == nil)
    func state(_ drill: Drill, _ seat: Int) -> String {
      Self.pages.learnerState(DrillExamples.moment(drill), seat: seats[seat])
    }
    #expect(state(drill, 0) == state(later, 0) && state(drill, 5) != state(later, 5))
  }

  @Test func `a page without script loads itself anew unless something is being typed in it`() throws {
    for page in try Self.openPages().map(DrillExamples.text) {
      #expect(page.contains("http-equiv=\"refresh\"") != page.contains("<textarea"))
    }
    #expect(!DrillExamples.text(Self.pages.join()).contains("refresh"))
  }

  @Test func `sheet and script ask for nothing from elsewhere and write no markup`() {
    let script = DrillExamples.text(DrillPages.script)
    for word in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "=>", "http:"] {
      #expect(!script.contains(word), "\(word)")
    }
    let sheet = DrillExamples.text(DrillPages.sheet)
    #expect(!sheet.contains("url(") && !sheet.contains("@import"))
    #expect(sheet.count { $0 == "{" } == sheet.count { $0 == "}" })
  }
}
