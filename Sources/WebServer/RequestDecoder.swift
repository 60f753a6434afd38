internal import NIOCore
internal import NIOHTTP1

extension HTTPLimits {
  /// Reads requests of the bytes of a connection.
  var decoder: ByteToMessageHandler<HTTPRequestDecoder> {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = headBytes
    limits.maxHeaderListSize = headBytes
    limits.maxHeaderFieldCount = headerFields
    // The decoder keeps the bytes of a field until its end, and does not count the blanks before its value.
    return ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits), maximumBufferSize: headBytes)
  }
}
