/// FNV-1a with 64 bits: a fingerprint that is the same in every run and on every machine. No protection against
/// anybody who wants two texts to look alike.
///
/// Source: Fowler, Noll and Vo; RFC 9923.
public enum Fingerprint {
  /// The fingerprint of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: what to take it of.
  ///   - seed: the fingerprint of what came before, to take one of several parts.
  /// - Returns: 64 bits.
  public static func of(_ bytes: ArraySlice<UInt8>, after seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    // Not generic, so that other modules call it at full speed.
    var hash = seed
    for byte in bytes { hash = next(hash, byte) }
    return hash
  }

  /// The fingerprint of a text's UTF-8.
  ///
  /// - Parameters:
  ///   - text: what to take it of.
  ///   - seed: the fingerprint of what came before, to take one of several parts.
  /// - Returns: 64 bits.
  public static func of(_ text: String, after seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var hash = seed
      for byte in bytes { hash = next(hash, byte) }
      return hash
    }
  }

  /// A fingerprint as 16 hexadecimal digits.
  public static func hex(_ fingerprint: UInt64) -> String {
    let digits = String(fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The fingerprint of the empty text.
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of some bytes.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = empty
    for byte in bytes { hash = next(hash, byte) }
    return hash
  }

  /// The fingerprint after one byte more.
  @inline(__always)
  static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
