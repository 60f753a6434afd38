import Foundation

/// How a drill is joined: where its pages are, and the secrets that open them. It outlives a killed program, so that
/// nobody has to join twice.
struct DrillEntrance: Codable, Sendable {
  /// The letters and digits of join codes: none that can be taken for another, and no vowels, which would make words.
  static let alphabet = Array("BCDFGHJKMNPQRTVWXYZ346789")
  static let codeLength = 6

  /// The address on which it listens.
  let host: String
  let port: Int
  /// What learners type.
  let joinCode: String
  /// Opens the projector's page, which shows nothing private; it may be seen in the address bar.
  let boardKey: String
  /// Opens the tutor's page.
  let tutorSecret: String

  /// A new entrance.
  ///
  /// - Parameters:
  ///   - host: the address on which to listen.
  ///   - port: the port; known once the program listens.
  ///   - randomness: where the secrets come from.
  init(host: String, port: Int, randomness: inout some RandomNumberGenerator) {
    self.host = host
    self.port = port
    joinCode = String((0..<Self.codeLength).map { _ in Self.alphabet.randomElement(using: &randomness) ?? "B" })
    boardKey = Self.secret(bytes: 9, &randomness)
    tutorSecret = Self.secret(bytes: 18, &randomness)
  }

  private init(host: String, port: Int, secretsOf other: DrillEntrance) {
    (self.host, self.port) = (host, port)
    (joinCode, boardKey, tutorSecret) = (other.joinCode, other.boardKey, other.tutorSecret)
  }

  /// The same codes and keys at another address.
  func moved(to host: String, port: Int) -> DrillEntrance { DrillEntrance(host: host, port: port, secretsOf: self) }

  /// A secret that fits into an address.
  static func secret(bytes: Int, _ randomness: inout some RandomNumberGenerator) -> String {
    let bytes = (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &randomness) }
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// A code as it was typed: capitals, blanks and dashes do not matter.
  static func code(_ typed: String) -> String {
    typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
  }

  /// As a person reads it: two groups of three.
  var readableCode: String { "\(joinCode.prefix(3)) \(joinCode.dropFirst(3))" }
}
