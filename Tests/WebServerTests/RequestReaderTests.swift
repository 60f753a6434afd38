import NIOCore
import Testing

@testable import WebServer

@Suite struct RequestReaderTests {
  /// What comes of bytes that are given in parts: the bodies of the requests, and the refusal at the end.
  static func outcome(of bytes: [UInt8], parts: (Int) -> Int) -> (bodies: [[UInt8]], refusal: Refusal?) {
    var limits = HTTPLimits()
    limits.headBytes = 300
    limits.bodyBytes = 40
    var (reader, bodies, offset) = (RequestReader(limits: limits), [[UInt8]](), 0)
    do throws(Refusal) {
      while offset < bytes.count {
        let end = min(bytes.count, offset + max(1, parts(offset)))
        reader.append(ByteBuffer(bytes: bytes[offset..<end]))
        offset = end
        reading: while true {
          switch try reader.next() {
          case .nothing, .partial: break reading
          case .head: break
          case .whole(_, let body): bodies.append(body)
          }
        }
      }
      return (bodies, nil)
    } catch {
      return (bodies, error)
    }
  }

  /// Pseudo-random numbers that are the same in each run.
  struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      // SplitMix64.
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  static let seeds = [
    get("/a%20b?c=d"), post("answer=x"), "\r\n" + get("/", "Connection: close"),
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;e\r\nhello\r\n0\r\nT: t\r\n\r\n",
    post("abc", "Expect: 100-continue", "Cookie: a=b"), "HEAD / HTTP/1.0\r\n\r\n",
  ]

  @Test func `however bytes are cut, they are read alike`() async throws {
    try await onThread { try Self.compareCuts(of: 300) }
  }

  /// Reads requests with random faults, whole and in parts.
  static func compareCuts(of count: Int) throws {
    var chance = Chance(state: 1)
    let odd: [UInt8] = [0, 9, 10, 13, 32, 37, 44, 47, 48, 58, 59, 92, 127, 195, 255]
    for _ in 0..<count {
      var bytes = (0...Int.random(in: 0...3, using: &chance)).flatMap { _ in
        Array((Self.seeds.randomElement(using: &chance) ?? "").utf8)
      }
      for _ in 0..<Int.random(in: 0...3, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0...3, using: &chance) {
        case 0: bytes[place] = odd.randomElement(using: &chance) ?? 0
        case 1: bytes.insert(odd.randomElement(using: &chance) ?? 0, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &chance)
        }
      }
      let whole = Self.outcome(of: bytes) { _ in .max / 2 }
      let single = Self.outcome(of: bytes) { _ in 1 }
      let random = Self.outcome(of: bytes) { _ in Int.random(in: 1...30, using: &chance) }
      try #require(whole.bodies == single.bodies && whole.refusal == single.refusal, "\(bytes)")
      try #require(whole.bodies == random.bodies && whole.refusal == random.refusal, "\(bytes)")
    }
  }

  @Test func `what was sent is read without a refusal`() {
    let all = Self.seeds.joined()
    let (bodies, refusal) = Self.outcome(of: Array(all.utf8)) { _ in 7 }
    #expect(refusal == nil)
    #expect(bodies.map { String(decoding: $0, as: UTF8.self) } == ["", "answer=x", "", "hello", "abc", ""])
  }
}
