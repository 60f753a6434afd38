/// Every address that the server of a drill knows, in one place. Nothing that comes from outside becomes an address: a code,
/// key or secret in one is written with letters, digits, `-` and `_` alone, and everything else in it as `%` and two digits.
public enum DrillRoute: Sendable, Equatable {
  /// A page that follows the drill.
  public enum Page: Sendable, Equatable {
    /// The learner's page, or where a learner joins.
    case learner
    /// The projector's page; the key is no secret of the tutor's, but keeps learners from following ahead.
    case board(key: String)
    /// The tutor's page.
    case tutor(secret: String)
  }

  /// A field of a form.
  public enum Field: String, Sendable, CaseIterable {
    /// The join code.
    case code
    /// The name from the roster.
    case name
    /// Id of the case that is answered.
    case teachingCase = "case"
    /// Id of the question that is answered.
    case question
    /// The answer.
    case answer
  }

  /// A page.
  case page(Page)
  /// A short text that changes when the page would.
  case state(Page)
  /// The page on which a learner joins, with the code filled in; the QR code holds its address.
  case invitation(code: String)
  /// Where the fields `code` and `name` are sent.
  case join
  /// Where the fields `case`, `question` and `answer` are sent.
  case answer
  /// The style sheet.
  case sheet
  /// The script.
  case script

  /// The path: `/board/k3y/state`.
  public var path: String {
    switch self {
    case .page(.learner): "/"
    case .page(.board(let key)): "/board/\(Self.written(key))"
    case .page(.tutor(let secret)): "/tutor/\(Self.written(secret))"
    case .state(.learner): "/state"
    case .state(let page): DrillRoute.page(page).path + "/state"
    case .invitation(let code): "/j/\(Self.written(code))"
    case .join: "/join"
    case .answer: "/answer"
    case .sheet: "/drill.css"
    case .script: "/drill.js"
    }
  }

  /// The route of a path, or nil when there is none. Whether its code, key or secret is the right one is another question.
  ///
  /// - Parameter path: the path of a request, without `?` and what follows.
  public init?(path: String) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first ?? "", parts.dropFirst().first, parts.count) {
    case ("", _, 1): self = .page(.learner)
    case ("state", _, 1): self = .state(.learner)
    case ("join", _, 1): self = .join
    case ("answer", _, 1): self = .answer
    case ("drill.css", _, 1): self = .sheet
    case ("drill.js", _, 1): self = .script
    case ("j", let code?, 2): self = .invitation(code: Self.read(code))
    case ("board", let key?, 2): self = .page(.board(key: Self.read(key)))
    case ("tutor", let secret?, 2): self = .page(.tutor(secret: Self.read(secret)))
    case ("board", let key?, 3) where parts[2] == "state": self = .state(.board(key: Self.read(key)))
    case ("tutor", let secret?, 3) where parts[2] == "state": self = .state(.tutor(secret: Self.read(secret)))
    default: return nil
    }
  }

  // MARK: What may stand in a path

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func written(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What was written; a `%` without two digits after it stays one.
  private static func read(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let pair = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), pair.count == 2 {
        bytes.append(UInt8(pair[0] * 16 + pair[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
