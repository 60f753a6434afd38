internal import NIOCore
internal import NIOHTTP1

/// The request that is being read, checked as its parts come.
struct IncomingRequest {
  private let client: String
  private let hosts: OwnHosts
  private let limits: HTTPLimits
  private var request: WebRequest?
  /// The method; nil between two requests and when it is none of ours.
  private(set) var method: WebRequest.Method?
  /// Whether the client waits for leave to send the body.
  private(set) var awaitsLeave = false
  /// Whether the client may send another request on the connection.
  private(set) var keepsAlive = true

  /// - Parameters:
  ///   - client: the address of the client.
  ///   - hosts: the names by which it may call the server.
  ///   - limits: how long a body may be.
  init(client: String, hosts: OwnHosts, limits: HTTPLimits) {
    self.client = client
    self.hosts = hosts
    self.limits = limits
  }

  /// Takes the next part.
  ///
  /// - Parameter part: what the decoder read.
  /// - Returns: the request when it is whole.
  /// - Throws: the refusal that is due.
  mutating func take(_ part: HTTPServerRequestPart) throws(Refusal) -> WebRequest? {
    awaitsLeave = false
    switch part {
    case .head(let head): try begin(head)
    case .body(let bytes):
      guard bytes.readableBytes <= limits.bodyBytes - (request?.body.count ?? 0) else { throw .bodyTooLarge }
      request?.body += bytes.readableBytesView
    case .end:
      defer { (request, method) = (nil, nil) }
      return request
    }
    return nil
  }

  /// Leave is given once.
  mutating func giveLeave() { awaitsLeave = false }

  private mutating func begin(_ head: HTTPRequestHead) throws(Refusal) {
    let (headers, isOld) = (head.headers, head.version == .http1_0)
    method = WebRequest.Method(rawValue: head.method.rawValue)
    // The decoder reads nothing after an upgrade, which is not made.
    keepsAlive = !isOld && head.isKeepAlive && !headers.contains(name: "upgrade")
    guard let method else { throw .badMethod }
    let target = try RequestTarget(Array(head.uri.utf8)[...])

    let named = headers["host"].count
    guard named == 1 || isOld && named == 0 else { throw .badHost }
    let codings = headers["transfer-encoding"].map { $0.lowercased() }
    guard codings.isEmpty || !isOld else { throw .badFraming }
    guard codings.isEmpty || codings == ["chunked"] else { throw .badCoding }
    // A number that does not fit is too large in any case.
    if let length = headers[canonicalForm: "content-length"].first, Int(length) ?? .max > limits.bodyBytes {
      throw .bodyTooLarge
    }
    let expectations = headers[canonicalForm: "expect"]
    guard expectations.allSatisfy({ $0.lowercased() == "100-continue" }) else { throw .badExpectation }
    awaitsLeave = !isOld && !expectations.isEmpty

    let request = WebRequest(method: method, target: target, headers: headers, client: client)
    try hosts.check(request)
    self.request = request
  }
}
