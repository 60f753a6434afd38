import Testing

@testable import WebServer

@Suite struct AttemptLimiterTests {
  let start = ContinuousClock().now

  @Test func `a client that fails too often is refused until its failures are old`() {
    var limiter = AttemptLimiter(perClient: 3, inAll: 100, window: .seconds(60))
    for second in 0..<3 {
      #expect(limiter.allows("a", at: start + .seconds(second)))
      limiter.recordFailure(of: "a", at: start + .seconds(second))
    }
    #expect(!limiter.allows("a", at: start + .seconds(3)))
    #expect(limiter.allows("b", at: start + .seconds(3)))
    #expect(!limiter.allows("a", at: start + .milliseconds(59_999)))
    #expect(limiter.allows("a", at: start + .seconds(60)))
    limiter.recordFailure(of: "a", at: start + .seconds(60))
    #expect(!limiter.allows("a", at: start + .seconds(60)))
  }

  @Test func `all together are refused when too many fail`() {
    var limiter = AttemptLimiter(perClient: 3, inAll: 10, window: .seconds(60))
    for number in 0..<10 { limiter.recordFailure(of: "\(number)", at: start) }
    // Those who failed themselves first, others later.
    #expect(!limiter.allows("3", at: start + .seconds(59)) && limiter.allows("new", at: start + .seconds(59)))
    for number in 10..<20 { limiter.recordFailure(of: "\(number)", at: start) }
    #expect(!limiter.allows("new", at: start + .seconds(59)))
    #expect(limiter.allows("new", at: start + .seconds(60)) && limiter.allows("3", at: start + .seconds(60)))
  }

  @Test func `memory is bounded whatever clients come`() {
    var limiter = AttemptLimiter(perClient: 3, inAll: 50, window: .seconds(60))
    for number in 0..<5000 { limiter.recordFailure(of: "\(number)", at: start) }
    #expect(limiter.count == 100)
    limiter.recordFailure(of: "late", at: start + .seconds(100))
    #expect(limiter.count == 1)
  }

  @Test func `secrets are compared byte by byte`() {
    #expect(constantTimeEquals([], []))
    #expect(constantTimeEquals([1, 2, 3], [1, 2, 3]))
    for other: [UInt8] in [[], [1, 2], [1, 2, 3, 4], [1, 2, 4], [0, 2, 3], [129, 2, 3]] {
      #expect(!constantTimeEquals([1, 2, 3], other))
    }
  }
}
