/// The cookies that a client sent.
public struct Cookies: Sendable, Equatable {
  /// More than this are not read: no browser of ours has so many.
  static let limit = 32

  private var values: [String: String] = [:]

  /// Reads the value of a `Cookie` field. What is malformed is left out; of two with the same name the first counts.
  ///
  /// - Parameter header: the value of the field; nil when there is none.
  public init(header: String?) {
    for part in (header ?? "").utf8.split(separator: UInt8(ascii: ";")).prefix(Self.limit) {
      let pair = Array(part)[...].trimmingBlanks
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
      var value = pair[(equals + 1)...]
      if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
        value = value.dropFirst().dropLast()
      }
      guard equals > pair.startIndex, pair[..<equals].allSatisfy(\.isTokenByte), value.allSatisfy(\.isCookieByte)
      else { continue }
      let name = String(decoding: pair[..<equals], as: UTF8.self)
      if values[name] == nil { values[name] = String(decoding: value, as: UTF8.self) }
    }
  }

  /// The value of a cookie.
  public subscript(name: String) -> String? { values[name] }
}

/// A cookie for a client to keep: no script reads it, and no other site's page makes the client send it.
public struct NewCookie: Sendable, Equatable {
  /// The value of the `Set-Cookie` field.
  public let header: String

  /// A cookie for all pages of the server; nil when the name or the value cannot stand in a cookie.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - value: the value, in visible ASCII without quotes, commas, semicolons and backslashes.
  ///   - seconds: how long the client keeps it; 0 makes it forget the cookie.
  public init?(name: String, value: String, seconds: Int) {
    guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte), value.utf8.allSatisfy(\.isCookieByte) else {
      return nil
    }
    header = "\(name)=\(value); Path=/; Max-Age=\(max(0, seconds)); HttpOnly; SameSite=Strict"
  }
}

extension UInt8 {
  /// Whether it may stand in a cookie's value (RFC 6265, 4.1.1).
  fileprivate var isCookieByte: Bool { isVisible && !"\",;\\".utf8.contains(self) }
}
