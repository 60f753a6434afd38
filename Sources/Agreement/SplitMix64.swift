/// A small generator of numbers by lot that gives the same on every machine.
///
/// Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator; another seed gives other numbers.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var number = state
    number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
    return number ^ number >> 31
  }

  /// A number from 0 to below a limit: the high half of the product of 64 bits with it. What is drawn unevenly is below
  /// `limit` in 2^64.
  ///
  /// - Parameter limit: 1 or more; less gives 0.
  /// - Returns: the number.
  public mutating func below(_ limit: Int) -> Int {
    let bits = next()
    return limit > 1 ? Int(bits.multipliedFullWidth(by: UInt64(limit)).high) : 0
  }
}
