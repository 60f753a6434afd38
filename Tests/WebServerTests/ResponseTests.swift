import TestPrograms
import Testing
import WebServer

@Suite struct ResponseTests {
  @Test(arguments: [
    WebResponse(headers: [.init("X", "a\r\nSet-Cookie: stolen=1")]),
    WebResponse(headers: [.init("X", "a\nSet-Cookie: stolen=1")]),
    WebResponse(headers: [.init("X", "a\r\n\r\n<script>stolen=1</script>")]),
    WebResponse(headers: [.init("X: a\r\nSet-Cookie", "stolen=1")]),
    WebResponse(headers: [.init("", "stolen=1")]),
    WebResponse(headers: [.init("X", "é stolen=1")]),
    WebResponse(headers: [.init("Content-Length", "1")], body: Array("stolen=1".utf8)),
    WebResponse(headers: [.init("transfer-encoding", "stolen=1")]),
    WebResponse(headers: [.init("Server", "stolen=1")]),
    WebResponse(headers: [.init("content-security-policy", "stolen=1")]),
    WebResponse(status: 100, headers: [.init("X", "stolen=1")]),
    WebResponse(status: 999, headers: [.init("X", "stolen=1")]),
  ])
  func `an answer that could be read as two is not sent`(response: WebResponse) async throws {
    try await withServer(handler: { _ in response }) { port in
      let client = try RawClient(port: port)
      client.send(get("/") + get("/", "Connection: close"))
      #expect(try client.response().status == 500)
      #expect(try client.response().status == 500)
      client.send(get("/"))
      client.endSending()
      #expect(try !client.rest().contains("stolen"))
    }
  }

  @Test func `a redirection stays here and splits nothing`() async throws {
    let places = [
      "/a?b=c": "/a?b=c", "/é": "/%C3%A9", "/a\r\nX: y": "/a%0D%0AX:%20y", "//evil.example": "/", "/\\evil": "/",
      "http://evil.example": "/", "": "/",
    ]
    try await withServer(handler: { .redirect(to: $0.query["to"] ?? "") }) { port in
      let client = try RawClient(port: port)
      for (place, expected) in places {
        let encoded = place.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        client.send(get("/?to=\(encoded)"))
        let response = try client.response()
        #expect(response.status == 303)
        #expect(response["location"] == expected)
        #expect(response["content-length"] == "0")
      }
    }
  }

  @Test func `every answer bears the security headers once, and no name of a program`() async throws {
    try await withServer(handler: { _ in .refusal(404, "No such page.") }) { port in
      let client = try RawClient(port: port)
      client.send(get("/"))
      let response = try client.response()
      #expect(response.text == "No such page.\n")
      let expected = [
        "content-security-policy": SecurityHeaders.ownContentOnly, "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin", "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin", "cache-control": "no-store", "content-length": "14",
        "content-type": "text/plain; charset=utf-8",
      ]
      #expect(response.fields.count == expected.count)
      for (name, value) in expected { #expect(response[name] == value) }
    }
  }

  @Test func `an answer may be kept when it says so, and set cookies`() async throws {
    let cookie = try #require(NewCookie(name: "session", value: "abc", seconds: 60))
    try await withServer(handler: { _ in
      var response = WebResponse.content([1, 2, 3], type: "image/png").setting(cookie)
      response.headers.append(.init("cache-control", "max-age=60"))
      return response
    }) { port in
      let client = try RawClient(port: port)
      client.send(get("/"))
      let response = try client.response()
      #expect(response.fields.filter { $0.name == "cache-control" }.map(\.value) == ["max-age=60"])
      #expect(response["set-cookie"] == "session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict")
      #expect(response.body == [1, 2, 3])
    }
  }

  @Test func `an answer without content has neither body nor length`() async throws {
    try await withServer(handler: { _ in WebResponse(status: 204, body: [1]) }) { port in
      let client = try RawClient(port: port)
      client.send(get("/") + get("/"))
      #expect(try client.response()["content-length"] == nil)
      #expect(try client.response().status == 204)
    }
  }
}
