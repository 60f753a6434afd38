import Foundation
import TestPrograms

/// A phone in a drill: it keeps its cookie, and nothing else.
final class DrillPhone: @unchecked Sendable {
  let port: Int
  private(set) var cookie: String?

  init(port: Int) { self.port = port }

  func get(_ path: String) throws -> RawResponse {
    try ask("GET \(path) HTTP/1.1\r\n", body: "")
  }

  func post(_ path: String, _ fields: [(String, String)], headers: String = "") throws -> RawResponse {
    let body = fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    let head = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
    return try ask("POST \(path) HTTP/1.1\r\n" + head + headers, body: body)
  }

  func join(_ code: String, name: String = "") throws -> RawResponse {
    try post("/join", [("code", code), ("name", name)])
  }

  func answer(_ text: String, to question: String, of caseID: String) throws -> RawResponse {
    try post("/answer", [("case", caseID), ("question", question), ("answer", text)])
  }

  private func ask(_ head: String, body: String) throws -> RawResponse {
    let client = try RawClient(port: port)
    defer { client.shut() }
    let cookie = cookie.map { "Cookie: \($0)\r\n" } ?? ""
    client.send(head + "Host: 127.0.0.1:\(port)\r\nConnection: close\r\n" + cookie + "\r\n" + body)
    let response = try client.response()
    if let set = response["set-cookie"] { self.cookie = set.split(separator: ";").first.map(String.init) }
    return response
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// A drill that is led by a script, with phones.
final class LedDrill: Sendable {
  let program: LedProgram
  let port: Int
  let code: String
  /// The projector's page.
  let board: String

  /// Starts a drill and waits until phones can join.
  init(_ balint: Balint, _ arguments: [String]) throws {
    // Other tests listen at the same time.
    let anyPort = arguments.contains("--listen") && !arguments.contains("--port") ? ["--port", "0"] : []
    program = try LedProgram(
      "balint", ["drill"] + arguments + anyPort + ["--history", balint.history],
      environment: ["HOME": balint.folder.url.path])
    let greeting = try program.wait(for: ":help · :end\n")
    func found(_ pattern: Regex<(Substring, Substring)>) throws -> String {
      guard let match = greeting.firstMatch(of: pattern) else {
        throw LedProgram.Failure(description: "no address in \(greeting)")
      }
      return String(match.1)
    }
    port = Int(try found(/To join: http:\/\/127\.0\.0\.1:([0-9]+)/)) ?? 0
    code = try found(/code ([A-Z0-9]+ [A-Z0-9]+)/)
    board = try found(/(\/board\/[A-Za-z0-9_-]+)/)
  }

  /// Presses Enter until a text comes.
  func goOn(to text: String) throws {
    for _ in 0..<12 where try type("").contains(text) { return }
    throw LedProgram.Failure(description: "“\(text)” does not come; so far: \(program.output.suffix(2_000))")
  }

  /// Types a line and gives what it says: all that comes before the answer to a line that is no command.
  @discardableResult func type(_ line: String) throws -> String {
    program.type(line)
    program.type(":xyzzy")
    return try program.wait(for: "There is no command :xyzzy")
  }

  /// The address of the tutor's page, which is told when it is asked for twice.
  func tutorPage() throws -> String {
    program.type(":tutor")
    program.type(":tutor")
    let said = try program.wait(for: "For you alone:") + program.wait(for: "\n")
    return said.firstMatch(of: /(\/tutor\/[A-Za-z0-9_-]+)/).map { String($0.1) } ?? ""
  }

  /// Ends the drill.
  func end() throws -> Int32 {
    program.type(":end")
    try program.wait(for: "The drill is over.")
    return program.end()
  }
}
