import TestPrograms
import Testing
import WebServer

@Suite struct RequestTests {
  @Test func `a request tells all that a handler needs`() async throws {
    try await withServer(handler: { request in
      #expect(request.method == .post)
      #expect(request.path == "/a b/+é")
      #expect(request.query["q"] == "1 2")
      #expect(request.query.all("q") == ["1 2", ""])
      #expect(request.host == "localhost")
      #expect(request.origin == "http://localhost")
      #expect(request.cookies["session"] == "abc")
      #expect(request.header("X-Other") == "größer")
      #expect(request.client == "127.0.0.1")
      let form = try? request.form()
      #expect(form?["answer"] == "Tränen & Wut")
      return .page(html: "ok")
    }) { port in
      let client = try RawClient(port: port)
      let body = "answer=Tr%C3%A4nen+%26+Wut"
      client.send(
        "POST /a%20b/+%c3%a9?q=1+2&q HTTP/1.1\r\nhost: localhost\r\nORIGIN:http://localhost \r\nCookie: session=abc\r\n"
          + "x-other: \t größer\t\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      #expect(try client.response().text == "ok")
    }
  }

  @Test func `a body that is no form is not read as one`() {
    #expect(throws: FormFields.Problem.notAForm) {
      try WebRequest(method: .post, path: "/", body: Array("a=b".utf8)).form()
    }
    #expect(throws: FormFields.Problem.notAForm) {
      try WebRequest(method: .post, path: "/", headers: [("Content-Type", "text/plain")]).form()
    }
  }

  @Test func `forms are read strictly`() throws {
    let form = try FormFields(decoding: "a=1&&b=2=3&a=%E2%82%AC&c&=d".utf8)
    #expect(form.names == ["a", "b", "a", "c", ""])
    #expect(form.all("a") == ["1", "€"])
    #expect(form["b"] == "2=3")
    #expect(form["c"] == "")
    #expect(form["d"] == nil)
    for malformed in ["a=%", "a=%1", "%zz=a", "a=%FF", "a=%C0%AF", "a=%ED%A0%80", "a=%00"] {
      #expect(throws: FormFields.Problem.malformed, "\(malformed)") { try FormFields(decoding: malformed.utf8) }
    }
    #expect(throws: FormFields.Problem.malformed) { try FormFields(decoding: [0x61, 0x3D, 0xFF]) }
    #expect(throws: FormFields.Problem.tooMany(limit: 2)) { try FormFields(decoding: "a&b&c".utf8, limit: 2) }
    #expect(try FormFields(decoding: "a&b".utf8, limit: 2).names.count == 2)
  }

  @Test func `cookies are read, and what is malformed left out`() {
    let cookies = Cookies(header: "a=1; b=\"2\";c=;  d ; =e; f g=h; a=3; i=j,k; l=ü; m=n=o")
    #expect(cookies["a"] == "1")
    #expect(cookies["b"] == "2")
    #expect(cookies["c"] == "")
    #expect(cookies["m"] == "n=o")
    for name in ["d", "", "f g", "i", "l"] { #expect(cookies[name] == nil) }
    #expect(Cookies(header: nil) == Cookies(header: ""))
    #expect(Cookies(header: (0..<100).map { "c\($0)=x" }.joined(separator: ";"))["c99"] == nil)
  }

  @Test func `a cookie that would not come back is not made`() {
    for (name, value) in [("", "a"), ("a b", "c"), ("a", "b;c"), ("a", "b\r\nX: y"), ("a=", "b"), ("a", "ü")] {
      #expect(NewCookie(name: name, value: value, seconds: 1) == nil)
    }
    #expect(NewCookie(name: "a", value: "", seconds: -5)?.header.contains("Max-Age=0;") == true)
  }
}
