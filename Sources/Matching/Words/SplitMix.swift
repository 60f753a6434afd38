/// SplitMix64: the same numbers for one seed in every run and on every machine. Good for a lot, no use for secrets.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that begins at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
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

  /// A number in which every bit depends on every bit of another, so that numbers which are alike fall far apart.
  public static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
