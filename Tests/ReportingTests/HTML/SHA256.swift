import Foundation

/// SHA-256 for the test of the style sheet's fingerprint. Source: FIPS 180-4, section 6.2; the constants are the first 32
/// bits of the fractions of roots of the first primes.
enum SHA256 {
  static func base64(_ bytes: [UInt8]) -> String {
    var hash = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    let constants = primes.map { fraction(cbrt(Double($0))) }
    var message = bytes + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    message += (0..<8).map { UInt8(truncatingIfNeeded: (bytes.count * 8) >> (56 - 8 * $0)) }
    for block in stride(from: 0, to: message.count, by: 64) {
      var words = (0..<16).map { word in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[block + 4 * word + $1]) }
      }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ (rotated(b, 17) ^ rotated(b, 19) ^ b >> 10))
      }
      var state = hash
      for index in 0..<64 {
        let (a, e) = (state[0], state[4])
        let choice = (e & state[5]) ^ (~e & state[6])
        let majority = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2])
        let sigma = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let step = state[7] &+ sigma &+ choice &+ constants[index] &+ words[index]
        let other = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
        state = [step &+ other, a, state[1], state[2], state[3] &+ step, e, state[5], state[6]]
      }
      hash = zip(hash, state).map { $0 &+ $1 }
    }
    return Data(hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } })
      .base64EncodedString()
  }

  private static let primes = Array(
    (2...).lazy.filter { number in !(2..<number).contains { number.isMultiple(of: $0) } }.prefix(64))

  private static func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
}
