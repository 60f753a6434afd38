import Foundation

/// A phone in a drill over plain sockets, one request a connection.
final class Phone: @unchecked Sendable {
  private let port: UInt16
  private var cookie = ""

  init(port: UInt16) { self.port = port }

  /// Sends a form and gives the status, or 0 when nothing came back.
  func post(_ path: String, _ fields: [(String, String)]) -> Int {
    let body = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
      .joined(separator: "&")
    let request = """
      POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\nCookie: \(cookie)\r\n\
      Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
      """
    let answer = exchange(request)
    if let start = answer.range(of: "balint=", options: .caseInsensitive) {
      cookie = String(answer[start.lowerBound...].prefix { $0 != ";" && $0 != "\r" })
    }
    return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  private func exchange(_ request: String) -> String {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(client, $0, size) }
    }
    let bytes = Array(request.utf8)
    guard connected == 0, send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return "" }
    var answer: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(client, &part, part.count, 0), count > 0 { answer += part[..<count] }
    return String(decoding: answer, as: UTF8.self)
  }
}
