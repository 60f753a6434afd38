internal import NIOCore
internal import NIOHTTP1

/// A request that is answered by the server itself, after which the connection is closed.
struct Refusal: Error, Equatable {
  let status: Int
  let text: String
  var headers: [WebResponse.Header] = []

  var response: WebResponse {
    var response = WebResponse.refusal(status, text)
    response.headers += headers
    return response
  }

  static let malformed = Refusal(status: 400, text: "The request is malformed.")
  static let badPath = Refusal(status: 400, text: "The address is malformed.")
  static let badHost = Refusal(status: 400, text: "The request must name one host.")
  static let badFraming = Refusal(status: 400, text: "The length of the request is ambiguous.")
  static let foreignOrigin = Refusal(status: 403, text: "The request comes from a page that is not of this server.")
  static let badMethod = Refusal(
    status: 405, text: "The method is not allowed.", headers: [.init("Allow", "GET, HEAD, POST")])
  static let tooSlow = Refusal(status: 408, text: "The request took too long.")
  static let bodyTooLarge = Refusal(status: 413, text: "The request is too large.")
  static let badExpectation = Refusal(status: 417, text: "The expectation cannot be met.")
  static let foreignHost = Refusal(status: 421, text: "This server does not go by that name.")
  static let headTooLarge = Refusal(status: 431, text: "The header of the request is too large.")
  static let badResponse = Refusal(status: 500, text: "The server made a mistake.")
  static let badCoding = Refusal(status: 501, text: "The transfer coding is not known here.")
  static let badVersion = Refusal(status: 505, text: "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
}

extension Refusal {
  /// The refusal of what the decoder could not read; nil when the fault is not in the request.
  init?(_ error: any Error) {
    switch error {
    case HTTPParserError.headerOverflow, is ByteToMessageDecoderError.PayloadTooLargeError: self = .headTooLarge
    case HTTPParserError.invalidVersion: self = .badVersion
    case is HTTPParserError, is ByteToMessageDecoderError: self = .malformed
    default: return nil
    }
  }
}
