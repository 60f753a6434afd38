/// What a client gets.
public struct WebResponse: Sendable, Equatable {
  /// A header field.
  public struct Header: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// A header field.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The status, 200 to 599.
  public var status: Int
  /// The header fields. A line end in one, or a field that is the server's own to set (`Content-Length`,
  /// `Transfer-Encoding`, `Connection`, `Upgrade`, `Server` and the security headers), makes the answer a 500.
  public var headers: [Header]
  /// The body.
  public var body: [UInt8]

  /// An answer.
  ///
  /// - Parameters:
  ///   - status: the status.
  ///   - headers: the header fields.
  ///   - body: the body.
  public init(status: Int = 200, headers: [Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page.
  ///
  /// - Parameters:
  ///   - html: the whole page.
  ///   - status: the status.
  /// - Returns: the answer.
  public static func page(html: String, status: Int = 200) -> WebResponse {
    .content(Array(html.utf8), type: "text/html; charset=utf-8", status: status)
  }

  /// A style sheet, a script, an image or data.
  ///
  /// - Parameters:
  ///   - body: the bytes.
  ///   - type: the media type.
  ///   - status: the status.
  /// - Returns: the answer.
  public static func content(_ body: [UInt8], type: String, status: Int = 200) -> WebResponse {
    WebResponse(status: status, headers: [Header("Content-Type", type)], body: body)
  }

  /// Sends the client to another page, which it asks for with GET.
  ///
  /// - Parameter path: a path of this server, with a query perhaps; anything else leads to the first page.
  /// - Returns: the answer.
  public static func redirect(to path: String) -> WebResponse {
    let isOurs = path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\")
    return WebResponse(status: 303, headers: [Header("Location", PercentCoding.encodeAddress(isOurs ? path : "/"))])
  }

  /// Says why a request is not fulfilled.
  ///
  /// - Parameters:
  ///   - status: the status, 400 to 599.
  ///   - text: the reason in plain text.
  /// - Returns: the answer.
  public static func refusal(_ status: Int, _ text: String) -> WebResponse {
    .content(Array((text + "\n").utf8), type: "text/plain; charset=utf-8", status: status)
  }

  /// Lets the client keep a cookie.
  ///
  /// - Parameter cookie: the cookie.
  /// - Returns: the answer with it.
  public func setting(_ cookie: NewCookie) -> WebResponse {
    var response = self
    response.headers.append(Header("Set-Cookie", cookie.header))
    return response
  }
}
