internal import NIOHTTP1

/// Makes answers safe to send.
struct ResponseWriter: Sendable {
  private let security: SecurityHeaders
  /// The names, in lower case, of fields that only the server sets.
  private let reserved: Set<String>

  init(security: SecurityHeaders) {
    self.security = security
    reserved = Set(security.fields.map { $0.name.lowercased() }).union([
      "connection", "content-length", "keep-alive", "server", "trailer", "transfer-encoding", "upgrade",
    ])
  }

  /// Completes an answer. One that could be read as two, or contradict itself, is replaced by a 500.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - method: the method that asked for it; nil when it could not be read.
  ///   - closes: whether the connection ends with it.
  /// - Returns: the head and the body to send.
  func answer(
    _ response: WebResponse, to method: WebRequest.Method?, closes: Bool
  ) -> (head: HTTPResponseHead, body: [UInt8]) {
    let response = isSafe(response) ? response : Refusal.badResponse.response
    let status = HTTPResponseStatus(statusCode: response.status)
    var headers = HTTPHeaders((response.headers + security.fields).map { ($0.name, $0.value) })
    if !headers.contains(name: "Cache-Control") { headers.add(name: "Cache-Control", value: "no-store") }
    // The encoder leaves it out where there is no content.
    headers.add(name: "Content-Length", value: String(response.body.count))
    if closes { headers.add(name: "Connection", value: "close") }
    let hasBody = status.mayHaveResponseBody && method != .head
    return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), hasBody ? response.body : [])
  }

  private func isSafe(_ response: WebResponse) -> Bool {
    (200...599).contains(response.status)
      && response.headers.allSatisfy { field in
        !field.name.isEmpty && field.name.utf8.allSatisfy(\.isTokenByte)
          && !reserved.contains(field.name.lowercased()) && Self.isValue(field.value)
      }
  }

  /// Whether a text may be the value of a field.
  static func isValue(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isVisible || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
