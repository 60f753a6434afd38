/// The percent-encoding of addresses and forms (RFC 3986, 2.1).
enum PercentCoding {
  /// Decodes strictly.
  ///
  /// - Parameters:
  ///   - bytes: what is encoded.
  ///   - plusIsSpace: whether a plus sign stands for a space, as in forms.
  /// - Returns: the text; nil when a percent sign lacks its two digits, or the result is not UTF-8 or holds NUL.
  static func decode(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
    var decoded: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next()?.hexValue, let low = rest.next()?.hexValue else { return nil }
        decoded.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
      default: decoded.append(byte)
      }
    }
    guard !decoded.contains(0) else { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Encodes what may not stand in an address; percent signs are taken for encoded already.
  static func encodeAddress(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in address.utf8 {
      if byte.isVisible, !"\"<>\\^`{|}".utf8.contains(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
