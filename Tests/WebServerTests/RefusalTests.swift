import TestPrograms
import Testing
import WebServer

@Suite struct RefusalTests {
  static let requests: [(status: Int, request: String)] = [
    // Malformed.
    (400, "\u{16}\u{3}\u{1}hello"),
    (400, "hello\r\n\r\n"),
    (400, " GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (400, "G@T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (400, "GET / HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n"),
    (400, "GET / HTTP/1.1\r\nHost: localhost\n\r\n"),
    (400, "GET / FTP/1.1\r\nHost: localhost\r\n\r\n"),
    (400, get("/", "No colon")),
    (400, get("/", ": no name")),
    (400, get("/", "Space : before")),
    (400, get("/", "Folded: a", " b")),
    (400, get("/", "Control: a\u{1}b")),
    // Versions.
    (505, "GET / HTTP/0.9\r\nHost: localhost\r\n\r\n"),
    (505, "GET / HTTP/1.2\r\nHost: localhost\r\n\r\n"),
    (505, "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n"),
    (505, "GET / HTTP/11\r\nHost: localhost\r\n\r\n"),
    (505, "GET /\r\n\r\n"),
    (505, "GET / HTTP/1.1\nHost: localhost\n\n"),
    (400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    // Framing.
    (400, get("/", "Content-Length: 3", "Transfer-Encoding: chunked")),
    (400, get("/", "Content-Length: 3", "Content-Length: 4")),
    (400, get("/", "Content-Length: 3, 3")),
    (400, get("/", "Content-Length: +3")),
    (400, get("/", "Content-Length: -3")),
    (400, get("/", "Content-Length:")),
    (413, get("/", "Content-Length: 18446744073709551615")),
    (400, get("/", "Content-Length: 99999999999999999999999")),
    (400, get("/", "Content-Length: 3", "Content-Length: 3")),
    (501, get("/", "Transfer-Encoding: gzip, chunked")),
    (501, get("/", "Transfer-Encoding: gzip")),
    (501, get("/", "Transfer-Encoding:")),
    (400, get("/", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked")),
    (400, "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    (400, get("/", "Transfer-Encoding: chunked") + "x\r\n"),
    (400, get("/", "Transfer-Encoding: chunked") + "\r\n"),
    (400, get("/", "Transfer-Encoding: chunked") + "1\nz"),
    (400, get("/", "Transfer-Encoding: chunked") + "1\r\nzz\r\n"),
    (400, get("/", "Transfer-Encoding: chunked") + "ffffffffffffffffffff\r\n"),
    // Hosts.
    (400, "GET / HTTP/1.1\r\n\r\n"),
    (400, get("/", "Host: localhost")),
    (421, "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
    (421, "GET / HTTP/1.1\r\nHost: local/host\r\n\r\n"),
    (421, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
    (421, "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n"),
    (421, "GET / HTTP/1.0\r\n\r\n"),
    // Methods.
    (405, "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (405, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (405, "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (400, "get / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    // Paths.
    (400, get("")),
    (400, get("index")),
    (400, get("*")),
    (400, get("http://localhost/")),
    (400, get("/../secret")),
    (400, get("/a/%2e%2E/b")),
    (400, get("//evil.example")),
    (400, get("/a%2F/b")),
    (400, get("/a%00b")),
    (400, get("/a%0Ab")),
    (400, get("/a\\b")),
    (400, get("/a%5Cb")),
    (400, get("/a%4")),
    (400, get("/a%zz")),
    (400, get("/a%")),
    (400, get("/%C3%28")),
    (400, get("/é")),
    (400, get("/a#b")),
    (400, get("/a?b=%ff")),
    (400, get("/a?b=%")),
    // Expectations.
    (417, get("/", "Expect: a-miracle")),
    // Origins.
    (403, post("a=b", "Origin: http://evil.example")),
    (403, post("a=b", "Origin: https://localhost")),
    (403, post("a=b", "Origin: http://localhost:81")),
    (403, post("a=b", "Origin: http://localhost", "Origin: http://evil.example")),
    (403, post("a=b", "Origin: null")),
    (403, post("a=b", "Sec-Fetch-Site: cross-site")),
    (403, post("a=b", "Sec-Fetch-Site: same-site")),
  ]

  @Test func `what is wrong is refused by its status, and the connection closed`() async throws {
    try await withServer { port in
      for (status, request) in Self.requests {
        let client = try RawClient(port: port)
        client.send(request)
        let response = try client.response()
        #expect(response.status == status, "\(request)")
        #expect(response["connection"] == "close", "\(request)")
        #expect(response["content-security-policy"] != nil, "\(request)")
        client.endSending()
        #expect(try client.isClosed(), "\(request)")
      }
    }
  }

  @Test func `a header that is not UTF-8 is mended`() async throws {
    try await withServer(handler: { .page(html: $0.header("x") ?? "") }) { port in
      let client = try RawClient(port: port)
      client.send(Array("GET / HTTP/1.1\r\nHost: localhost\r\nX: ".utf8) + [0xC3, 0x28, 13, 10, 13, 10])
      #expect(try client.response().text == "\u{FFFD}(")
    }
  }

  @Test func `the methods that are allowed are told`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.response()["allow"] == "GET, HEAD, POST")
    }
  }

  @Test func `a form from our own page passes, for its policy lets the browser name its origin`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      client.send(get("/"))
      // With "no-referrer" a browser would send "Origin: null" (Fetch standard, "append a request Origin header").
      #expect(try client.response()["referrer-policy"] == "same-origin")
      let site = "http://localhost"
      client.send(post("a=b", "Origin: \(site)", "Referer: \(site)/", "Sec-Fetch-Site: same-origin"))
      #expect(try client.response().text == "POST /form a=b")
    }
  }

  @Test func `requests from our own pages are answered`() async throws {
    try await withServer { port in
      let client = try RawClient(port: port)
      for fields in [
        "Origin: http://localhost", "Origin: http://LOCALHOST:80", "Origin: http://127.0.0.1:\(port)",
        "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none",
      ] {
        client.send(post("a=b", fields))
        #expect(try client.response().text == "POST /form a=b", "\(fields)")
      }
      client.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: http://evil.example\r\n\r\n")
      #expect(try client.response().status == 200)
    }
  }
}
