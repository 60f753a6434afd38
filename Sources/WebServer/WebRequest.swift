internal import NIOHTTP1

/// A request that has passed all checks and arrived whole.
public struct WebRequest: Sendable, Equatable {
  /// The methods that are answered.
  public enum Method: String, Sendable {
    /// Asks for a page.
    case get = "GET"
    /// Asks for the header of a page only; answer as for `get`, the body is left out.
    case head = "HEAD"
    /// Sends a form.
    case post = "POST"
  }

  /// What is asked.
  public let method: Method
  /// The decoded path. It begins with a slash, and holds no `..`, `//`, backslash or control character.
  public let path: String
  /// The fields after the question mark.
  public let query: FormFields
  /// The body; empty when there is none.
  public internal(set) var body: [UInt8]
  /// The address of the client, as text without a port.
  public let client: String
  let headers: HTTPHeaders

  /// A request as a test makes it.
  ///
  /// - Parameters:
  ///   - method: what is asked.
  ///   - path: the decoded path.
  ///   - query: the fields after the question mark.
  ///   - headers: names and values of header fields.
  ///   - body: the body.
  ///   - client: the address of the client.
  public init(
    method: Method = .get, path: String, query: FormFields = FormFields(), headers: [(String, String)] = [],
    body: [UInt8] = [], client: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = HTTPHeaders(headers)
    self.body = body
    self.client = client
  }

  /// A request whose body is still to come.
  init(method: Method, target: RequestTarget, headers: HTTPHeaders, client: String) {
    self.method = method
    path = target.path
    query = target.query
    self.headers = headers
    body = []
    self.client = client
  }

  /// The host and port by which the client calls the server.
  public var host: String? { header("host") }

  /// The origin of the page that sent the request, when the browser tells.
  public var origin: String? { header("origin") }

  /// The cookies that came with it.
  public var cookies: Cookies { Cookies(header: header("cookie")) }

  /// The first value of a header field.
  ///
  /// - Parameter name: the name of the field, in any case.
  /// - Returns: the value; nil when there is no such field.
  public func header(_ name: String) -> String? {
    headers.first(name: name).map { String(decoding: Array($0.utf8)[...].trimmingBlanks, as: UTF8.self) }
  }

  /// Reads the body as a form.
  ///
  /// - Parameter limit: the most fields.
  /// - Returns: the fields.
  /// - Throws: the problem, when the body is no form, malformed, or has too many fields.
  public func form(limit: Int = 64) throws(FormFields.Problem) -> FormFields {
    let type = header("content-type")?.split(separator: ";").first.map { $0.lowercased().filter { $0 != " " } }
    guard type == "application/x-www-form-urlencoded" else { throw .notAForm }
    return try FormFields(decoding: body, limit: limit)
  }
}
