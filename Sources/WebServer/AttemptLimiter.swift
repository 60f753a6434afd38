/// Counts failed attempts, such as wrong codes, by client and in all, so that nobody can try them all.
///
/// ```swift
/// guard limiter.allows(request.client, at: now) else { return .refusal(429, "Too many attempts.") }
/// if !isRight { limiter.recordFailure(of: request.client, at: now) }
/// ```
///
/// The limit in all also holds back the innocent while somebody with many addresses tries; set it well above what a room
/// mistypes. Memory is bounded by it, whatever addresses come.
public struct AttemptLimiter: Sendable {
  /// A failure.
  private struct Failure: Sendable {
    let client: String
    let time: ContinuousClock.Instant
  }

  private let limitPerClient: Int
  private let limitInAll: Int
  private let window: Duration
  /// The last failures, oldest first; never more than twice the limit in all, beyond which nothing is allowed anyway.
  private var failures: [Failure] = []

  /// A limiter without failures.
  ///
  /// - Parameters:
  ///   - perClient: the failures of one client from which on it is refused; at least 1.
  ///   - inAll: the failures of all clients from which on those that failed themselves are refused, and from twice as
  ///     many on all; at least 1.
  ///   - window: how long a failure counts.
  public init(perClient: Int = 10, inAll: Int = 500, window: Duration = .seconds(600)) {
    limitPerClient = max(1, perClient)
    limitInAll = max(1, inAll)
    self.window = window
  }

  /// Whether a client may try now.
  ///
  /// - Parameters:
  ///   - client: the address of the client.
  ///   - now: the time.
  /// - Returns: whether neither it nor all together have failed too often of late.
  public func allows(_ client: String, at now: ContinuousClock.Instant) -> Bool {
    let recent = failures.filter { isRecent($0, at: now) }
    let own = recent.count { $0.client == client }
    return own < limitPerClient && recent.count < (own == 0 ? 2 * limitInAll : limitInAll)
  }

  /// Notes that a client failed.
  ///
  /// - Parameters:
  ///   - client: the address of the client.
  ///   - now: the time.
  public mutating func recordFailure(of client: String, at now: ContinuousClock.Instant) {
    failures = failures.filter { isRecent($0, at: now) }
    if failures.count >= 2 * limitInAll { failures.removeFirst() }
    failures.append(Failure(client: client, time: now))
  }

  /// How many failures are kept.
  var count: Int { failures.count }

  private func isRecent(_ failure: Failure, at now: ContinuousClock.Instant) -> Bool {
    now - failure.time < window
  }
}
