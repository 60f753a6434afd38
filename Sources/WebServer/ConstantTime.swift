/// Whether two secrets are equal, in a time that depends on their lengths only, so that it does not tell how many bytes
/// of a guess are right.
///
/// - Parameters:
///   - one: a secret.
///   - other: another.
/// - Returns: whether they are equal.
public func constantTimeEquals(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  guard one.count == other.count else { return false }
  var difference: UInt8 = 0
  for index in one.indices { difference |= one[index] ^ other[index] }
  return difference == 0
}
