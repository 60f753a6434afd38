internal import NIOCore

/// Makes the bytes of answers.
struct ResponseWriter: Sendable {
  /// Leave to send the body that was announced.
  static let goOn = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

  private let security: SecurityHeaders
  /// The names, in lower case, of fields that only the server sets.
  private let reserved: Set<String>

  init(security: SecurityHeaders) {
    self.security = security
    reserved = Set(security.fields.map { $0.name.lowercased() }).union([
      "connection", "content-length", "keep-alive", "server", "trailer", "transfer-encoding", "upgrade",
    ])
  }

  /// Writes an answer. One that could be read as two, or contradict itself, is replaced by a 500.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - method: the method that asked for it; nil when it could not be read.
  ///   - closes: whether the connection ends with it.
  /// - Returns: the bytes.
  func answer(_ response: WebResponse, to method: WebRequest.Method?, closes: Bool) -> OutgoingAnswer {
    let response = isSafe(response) ? response : Refusal.badResponse.response
    let hasBody = ![204, 304].contains(response.status)
    var head = ByteBuffer()
    head.writeString("HTTP/1.1 \(response.status) \(Self.reason(of: response.status))\r\n")
    for field in response.headers + security.fields {
      head.writeString("\(field.name): \(field.value)\r\n")
    }
    if !response.headers.contains(where: { $0.name.lowercased() == "cache-control" }) {
      head.writeString("Cache-Control: no-store\r\n")
    }
    if hasBody { head.writeString("Content-Length: \(response.body.count)\r\n") }
    if closes { head.writeString("Connection: close\r\n") }
    head.writeString("\r\n")
    return OutgoingAnswer(head: head, body: hasBody && method != .head ? response.body : [])
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

  /// The phrase beside a status; browsers do not show it.
  private static func reason(of status: Int) -> String {
    HTTPStatusPhrase.phrases[status] ?? ""
  }
}

/// The phrases of the statuses in use (RFC 9110, 15).
private enum HTTPStatusPhrase {
  static let phrases = [
    200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
    304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 413: "Content Too Large",
    415: "Unsupported Media Type", 417: "Expectation Failed", 421: "Misdirected Request",
    422: "Unprocessable Content", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
    505: "HTTP Version Not Supported",
  ]
}
