import Testing

@testable import Reporting

@Suite struct DrillRouteTests {
  @Test func `a path leads back to its route, whatever is in it`() {
    let texts = ["KUR4MB", "a b", "../x", "?#&\"<'%2e%", "é👵", "state", ""]
    let routes: [DrillRoute] =
      [.page(.learner), .state(.learner), .join, .answer, .sheet, .script]
      + texts.flatMap { text -> [DrillRoute] in
        let pages: [DrillRoute.Page] = [.board(key: text), .tutor(secret: text)]
        return [.invitation(code: text)] + pages.flatMap { [.page($0), .state($0)] }
      }
    for route in routes {
      #expect(DrillRoute(path: route.path) == route, "\(route.path)")
      #expect(route.path.wholeMatch(of: /[A-Za-z0-9\/_.%-]+/) != nil)
      #expect(!route.path.contains(".."))
    }
  }

  @Test func `everything else is no route`() {
    for path in [
      "", "x", "//", "/x", "/state/", "/join/x", "/board", "/tutor", "/board/k/", "/board/k/states", "/tutor/s/state/x",
      "/board/../tutor/s", "/drill.css/x", "/../drill.js", "/J/KUR4MB",
    ] {
      #expect(DrillRoute(path: path) == nil, "\(path)")
    }
    #expect(DrillRoute(path: "/j/100%") == .invitation(code: "100%"))
    #expect(DrillRoute(path: "/j/%+f") == .invitation(code: "%+f"))
  }
}
