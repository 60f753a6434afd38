/// The request line and the header fields of a request, checked.
struct RequestHead: Equatable {
  /// How the end of the body is known.
  enum Framing: Equatable {
    case length(Int)
    case chunked
  }

  let method: WebRequest.Method
  let target: RequestTarget
  let fields: HeaderFields
  let framing: Framing
  /// Whether the client waits for leave to send the body.
  let expectsContinue: Bool
  /// Whether the client may send another request on the connection.
  let keepsAlive: Bool

  /// Reads a head (RFC 9112, strictly).
  ///
  /// - Parameters:
  ///   - bytes: the head without the empty line. CR and LF come in pairs only, other control characters not at all.
  ///   - limits: how many fields there may be, and how long a body.
  /// - Throws: the refusal that is due.
  init(_ bytes: [UInt8], limits: HTTPLimits) throws(Refusal) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }[...]
    let words = (lines.popFirst() ?? []).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(\.isTokenByte) else { throw .malformed }
    let isOld = try Self.isVersion10(words[2])
    guard let method = WebRequest.Method(rawValue: String(decoding: words[0], as: UTF8.self)) else {
      throw .badMethod
    }
    self.method = method
    target = try RequestTarget(words[1])
    fields = try HeaderFields(lines: lines, limit: limits.headerFields)

    let hosts = fields[all: "host"]
    guard hosts.count == 1 || isOld && hosts.isEmpty, hosts.allSatisfy(Self.isHost) else { throw .badHost }
    framing = try Self.framing(of: fields, isOld: isOld)
    if case .length(let length) = framing, length > limits.bodyBytes { throw .bodyTooLarge }

    let expectations = fields[all: "expect"]
    guard expectations.allSatisfy({ $0.lowercased() == "100-continue" }) else { throw .badExpectation }
    expectsContinue = !isOld && !expectations.isEmpty
    let options = fields[all: "connection"].flatMap { $0.lowercased().split(whereSeparator: { ", \t".contains($0) }) }
    keepsAlive = !isOld && !options.contains("close")
  }

  /// Whether the version is 1.0 and not 1.1.
  private static func isVersion10(_ word: ArraySlice<UInt8>) throws(Refusal) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let bytes = Array(word)
    guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), digits ~= bytes[5], bytes[6] == UInt8(ascii: "."),
      digits ~= bytes[7]
    else { throw .malformed }
    switch String(decoding: bytes[5...], as: UTF8.self) {
    case "1.0": return true
    case "1.1": return false
    default: throw .badVersion
    }
  }

  /// Whether a text could be a host with a port: names, IPv4 addresses and IPv6 ones in brackets.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isTokenByte && $0 != UInt8(ascii: "%") || "[]:".utf8.contains($0) }
  }

  /// How the body ends. Two answers to that would let one request hide within another.
  private static func framing(of fields: HeaderFields, isOld: Bool) throws(Refusal) -> Framing {
    let (lengths, codings) = (fields[all: "content-length"], fields[all: "transfer-encoding"])
    if !codings.isEmpty {
      guard lengths.isEmpty, !isOld else { throw .badFraming }
      guard codings.count == 1, codings[0].lowercased() == "chunked" else { throw .badCoding }
      return .chunked
    }
    guard let first = lengths.first else { return .length(0) }
    guard lengths.allSatisfy({ $0 == first }), !first.isEmpty,
      first.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw .badFraming }
    // A number that does not fit is too large in any case.
    return .length(Int(first) ?? .max)
  }
}
