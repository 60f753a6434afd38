import Foundation
import Synchronization
import TestPrograms
import Testing
import WebServer

@Suite struct TimeLimitTests {
  /// Limits in tenths of a second.
  static func limits(_ change: (inout HTTPLimits) -> Void) -> HTTPLimits {
    var limits = HTTPLimits()
    limits.lingerTime = .milliseconds(100)
    change(&limits)
    return limits
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\n",
  ])
  func `a request that comes byte by byte too slowly is refused`(start: String) async throws {
    try await withServer(limits: Self.limits { $0.requestTime = .milliseconds(300) }) { port in
      let client = try RawClient(port: port)
      client.send(start)
      let sender = Thread { for _ in 0..<200 where client.send("x") { Thread.sleep(forTimeInterval: 0.03) } }
      sender.start()
      var status = 0
      let taken = try time { status = try client.response().status }
      #expect(status == 408)
      #expect(taken > .milliseconds(200) && taken < .seconds(2))
    }
  }

  @Test func `a connection that sends nothing is closed`() async throws {
    try await withServer(limits: Self.limits { $0.firstByteTime = .milliseconds(200) }) { port in
      let client = try RawClient(port: port)
      try expectEnd(of: client, within: .seconds(2))
    }
  }

  @Test func `an idle connection is closed`() async throws {
    try await withServer(limits: Self.limits { $0.idleTime = .milliseconds(200) }) { port in
      let client = try RawClient(port: port)
      client.send(get("/"))
      _ = try client.response()
      try expectEnd(of: client, within: .seconds(2))
    }
  }

  @Test(arguments: ["\r\n", " "]) func `neither empty lines nor blanks keep a connection`(blank: String) async throws {
    try await withServer(limits: Self.limits { $0.requestTime = .milliseconds(300) }) { port in
      let client = try RawClient(port: port)
      client.send(blank == " " ? "GET" : get("/"))
      if blank != " " { _ = try client.response() }
      let sender = Thread { for _ in 0..<200 where client.send(blank) { Thread.sleep(forTimeInterval: 0.03) } }
      sender.start()
      var status = 0
      let taken = try time { status = try client.response().status }
      #expect(status == 408)
      #expect(taken < .seconds(2))
    }
  }

  @Test func `a client that does not read is cut, one that reads slowly is served`() async throws {
    let body = [UInt8](repeating: 65, count: 8_000_000)
    let limits = Self.limits { $0.responseTime = .seconds(2) }
    let handled = Mutex(0)
    try await withServer(
      limits: limits,
      handler: { _ in
        handled.withLock { $0 += 1 }
        return .content(body, type: "text/plain")
      }
    ) { port in
      let (idler, slow) = (try RawClient(port: port, receiveBuffer: 8192), try RawClient(port: port))
      idler.send(get("/"))
      slow.send(get("/"))
      waitUntil { handled.withLock { $0 } == 2 }
      Thread.sleep(forTimeInterval: 0.5)
      #expect(try slow.response().body.count == body.count)
      Thread.sleep(forTimeInterval: 2)
      #expect(throws: RawClient.Failure.self) { try idler.response() }
    }
  }

  func expectEnd(of client: RawClient, within limit: Duration) throws {
    var isClosed = false
    let taken = try time { isClosed = try client.isClosed() }
    #expect(isClosed)
    #expect(taken < limit)
  }

  @Test func `a slow request does not hold up others`() async throws {
    try await withServer { port in
      let slow = try RawClient(port: port)
      slow.send("GET / HT")
      let other = try RawClient(port: port)
      other.send(get("/other"))
      #expect(try other.response().text == "GET /other ")
      slow.send("TP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try slow.response().text == "GET / ")
    }
  }
}
