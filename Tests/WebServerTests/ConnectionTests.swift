import Foundation
import Synchronization
import TestPrograms
import Testing
import WebServer

@Suite struct ConnectionTests {
  @Test func `a connection is kept for many requests`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      for number in 1...20 {
        client.send(get("/\(number)"))
        let response = try client.response()
        #expect(response.text == "GET /\(number) ")
        #expect(response["connection"] == nil)
      }
    }
  }

  @Test func `a connection is closed when the client asks for it, and with HTTP 1.0`() async throws {
    try await withServer { port in
      for request in [get("/", "Connection: x, Close"), "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"] {
        let client = try RawClient(port: port)
        client.send(request + get("/next"))
        let response = try client.response()
        #expect(response.status == 200)
        #expect(response["connection"] == "close")
        #expect(try client.isClosed())
      }
    }
  }

  @Test func `a hundred requests sent at once are answered in order, one at a time`() async throws {
    let atWork = Mutex((now: 0, most: 0))
    try await withServer(handler: { request in
      atWork.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      await Task.yield()
      atWork.withLock { $0.now -= 1 }
      return await echo(request)
    }) { port in
      let client = try RawClient(port: port)
      client.send((1...100).map { $0 % 2 == 0 ? get("/\($0)") : post("\($0)") }.joined())
      client.endSending()
      for number in 1...100 {
        #expect(try client.response().text == (number % 2 == 0 ? "GET /\(number) " : "POST /form \(number)"))
      }
      #expect(try client.isClosed())
    }
    #expect(atWork.withLock { $0.most } == 1)
  }

  @Test func `while a request is handled no more are read than the system keeps`() async throws {
    let gate = AsyncStream<Void>.makeStream()
    let handled = Mutex(0)
    try await withServer(handler: { _ in
      handled.withLock { $0 += 1 }
      for await _ in gate.stream { break }
      return .page(html: "")
    }) { port in
      let client = try RawClient(port: port)
      let many = Mutex(false)
      let sender = Thread {
        // Tens of megabytes, more than all buffers of the system hold.
        let part = Array(String(repeating: get("/"), count: 1000).utf8)
        for _ in 0..<1000 where !client.send(part) { return }
        many.withLock { $0 = true }
      }
      sender.start()
      waitUntil { handled.withLock { $0 } > 0 }
      Thread.sleep(forTimeInterval: 0.3)
      #expect(handled.withLock { $0 } == 1)
      #expect(!many.withLock { $0 })
      gate.continuation.finish()
    }
  }

  @Test func `a request may come byte by byte`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      for byte in Array((get("/%C3%A9?a=b") + post("a=b")).utf8) { client.send([byte]) }
      #expect(try client.response().text == "GET /é ")
      #expect(try client.response().text == "POST /form a=b")
      let chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n"
      for byte in Array((chunked + "3;x=y\r\nabc\r\n00A\r\n0123456789\r\n0\r\nT: t\r\n\r\n" + get("/")).utf8) {
        client.send([byte])
      }
      #expect(try client.response().text == "POST / abc0123456789")
      #expect(try client.response().text == "GET / ")
    }
  }

  @Test(arguments: ["", "GET", get("/").dropLast(2) + "", post("abc").dropLast(1) + ""])
  func `half a request and then the end is no request`(part: String) async throws {
    let handled = Mutex(0)
    try await withServer(handler: { request in
      handled.withLock { $0 += 1 }
      return await echo(request)
    }) { port in
      let client = try RawClient(port: port)
      client.send(part)
      client.endSending()
      #expect(try client.isClosed())
    }
    #expect(handled.withLock { $0 } == 0)
  }

  @Test func `HEAD is answered without a body`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/b"))
      #expect(try client.response(to: "HEAD")["content-length"] == "8")
      #expect(try client.response().text == "GET /b ")
      client.send("HEAD /a HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      #expect(try client.response(to: "HEAD").status == 421)
      #expect(try client.isClosed())
    }
  }

  @Test func `leave is given to a body that waits for it`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n")
      #expect(try client.response().status == 100)
      client.send("ab")
      #expect(try client.response().text == "POST / ab")
      client.send(post("ab", "Expect: 100-continue"))
      #expect(try client.response().status == 200)
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n")
      #expect(try client.response().status == 413)
    }
  }

  @Test func `an upgrade is not made, and the connection ends with the answer`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send(
        get("/a", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQ") + get("/b"))
      let response = try client.response()
      #expect(response.text == "GET /a ")
      #expect(response["connection"] == "close")
      #expect(try client.isClosed())
    }
  }

  @Test func `when a great many requests come with the end of the client's side, the last are not answered`()
    async throws
  {
    try await withServer(handler: { request in
      // They come while the first is handled.
      if request.path == "/first" { try? await Task.sleep(for: .milliseconds(300)) }
      return await echo(request)
    }) { port in
      let client = try RawClient(port: port)
      client.send(get("/first") + String(repeating: get("/"), count: 2000))
      client.endSending()
      let answers = try client.rest().components(separatedBy: "HTTP/1.1 200").count - 1
      #expect((1...513).contains(answers))
    }
  }

  @Test func `HEAD is answered without a body when it is refused`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send("HEAD /../a HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.response(to: "HEAD").status == 400)
      #expect(try client.isClosed())
    }
  }

  @Test func `fifty clients are served at once`() async throws {
    let waiting = Mutex(0)
    try await withServer(handler: { request in
      waiting.withLock { $0 += 1 }
      // Nobody is answered before all have asked.
      while waiting.withLock({ $0 }) < 50 { try? await Task.sleep(for: .milliseconds(5)) }
      return await echo(request)
    }) { port in
      let clients = try (0..<50).map { _ in try RawClient(port: port) }
      for (number, client) in clients.enumerated() { client.send(get("/\(number)")) }
      for (number, client) in clients.enumerated() { #expect(try client.response().text == "GET /\(number) ") }
    }
  }

  @Test(arguments: [true, false]) func `connections beyond the limit are closed at once`(perAddress: Bool) async throws
  {
    var limits = HTTPLimits()
    if perAddress { limits.connectionsPerAddress = 5 } else { limits.connections = 5 }
    try await withServer(limits: limits) { port in
      var clients = try (0..<5).map { _ in try RawClient(port: port) }
      for client in clients {
        client.send(get("/"))
        #expect(try client.response().status == 200)
      }
      for _ in 0..<5 { #expect(try RawClient(port: port).isClosed()) }
      for client in clients {
        client.send(get("/"))
        #expect(try client.response().status == 200)
      }
      // One that leaves makes room for another.
      clients.removeLast().shut()
      Thread.sleep(forTimeInterval: 0.1)
      let next = try RawClient(port: port)
      next.send(get("/"))
      #expect(try next.response().status == 200)
    }
  }
}
