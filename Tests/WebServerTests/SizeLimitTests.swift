import TestPrograms
import Testing
import WebServer

@Suite struct SizeLimitTests {
  static let small = {
    var limits = HTTPLimits()
    limits.headBytes = 512
    limits.headerFields = 8
    limits.bodyBytes = 1000
    return limits
  }()

  static func refusal(of request: String, limits: HTTPLimits = small) async throws -> Int {
    try await onThread {
      let listener = HTTPListener(
        address: "127.0.0.1", port: 0, limits: limits, hosts: testHosts, handler: { _ in .page(html: "") })
      try listener.start()
      defer { listener.stop() }
      let client = try RawClient(port: #require(listener.port))
      client.send(request)
      let response = try client.response()
      client.endSending()
      #expect(try client.isClosed())
      return response.status
    }
  }

  @Test func `a head may be as long as the limit and no longer`() async throws {
    try await withServer(limits: Self.small) { port in
      let client = try RawClient(port: port)
      // The address, the names and the values.
      let base = "/HostlocalhostX".utf8.count
      client.send(get("/", "X: " + String(repeating: "x", count: 512 - base)))
      #expect(try client.response().status == 200)
      client.send(get("/", "X: " + String(repeating: "x", count: 513 - base)))
      #expect(try client.response().status == 431)
    }
  }

  @Test func `a huge header is refused before its end`() async throws {
    let status = try await Self.refusal(
      of: "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 3_000_000), limits: HTTPLimits())
    #expect(status == 431)
  }

  @Test func `endless blanks before a value are refused`() async throws {
    let blanks = String(repeating: " ", count: 3_000_000)
    #expect(try await Self.refusal(of: "GET / HTTP/1.1\r\nX:" + blanks, limits: HTTPLimits()) == 431)
    let chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX:"
    #expect(try await Self.refusal(of: chunked + blanks, limits: HTTPLimits()) == 431)
  }

  @Test func `a huge address is refused`() async throws {
    #expect(try await Self.refusal(of: "GET /" + String(repeating: "x", count: 9000), limits: HTTPLimits()) == 431)
  }

  @Test func `too many fields are refused`() async throws {
    try await withServer(limits: Self.small) { port in
      let client = try RawClient(port: port)
      let fields = (1...7).map { "X\($0): y\r\n" }.joined()
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
      #expect(try client.response().status == 200)
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(fields)Z: y\r\n\r\n")
      #expect(try client.response().status == 431)
    }
  }

  @Test func `a huge body is refused when it is announced`() async throws {
    #expect(try await Self.refusal(of: "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n") == 413)
  }

  @Test func `the refusal of a body reaches a client that sends it all the same`() async throws {
    var limits = HTTPLimits()
    limits.lingerTime = .seconds(10)
    try await withServer(limits: limits) { port in
      let client = try RawClient(port: port)
      // All of it is taken, and then the answer read: that is how browsers do it.
      #expect(client.send(post(String(repeating: "x", count: 10_000_000))))
      #expect(try client.response().status == 413)
    }
  }

  @Test func `chunks are counted as they come`() async throws {
    let chunks = String(repeating: "64\r\n" + String(repeating: "x", count: 100) + "\r\n", count: 10)
    let head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(try await Self.refusal(of: head + chunks + "1\r\nx") == 413)
    try await withServer(limits: Self.small) { port in
      let client = try RawClient(port: port)
      client.send(head + chunks + "0\r\n\r\n")
      #expect(try client.response().body.count == 1000 + "POST / ".count)
    }
  }

  @Test func `trailers do not grow without end`() async throws {
    let head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
    #expect(try await Self.refusal(of: head + String(repeating: "X: y\r\n", count: 200)) == 431)
  }
}
