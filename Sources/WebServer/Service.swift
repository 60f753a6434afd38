internal import NIOCore
internal import Synchronization

/// What all connections of a server share.
final class Service: Sendable {
  let limits: HTTPLimits
  /// Given our port, the hosts by which we may be called.
  let hosts: @Sendable (Int) -> Set<String>
  let writer: ResponseWriter
  let handler: @Sendable (WebRequest) async -> WebResponse
  /// Where the handler runs.
  let threads = HandlerThreads()
  private let isOpen = Mutex(true)

  init(
    limits: HTTPLimits, security: SecurityHeaders, hosts: @escaping @Sendable (Int) -> Set<String>,
    handler: @escaping @Sendable (WebRequest) async -> WebResponse
  ) {
    self.limits = limits
    self.hosts = hosts
    self.writer = ResponseWriter(security: security)
    self.handler = handler
  }

  /// Brings an answer to its connection. An answer that comes when the event loop is gone is dropped: a loop that has
  /// ended must not be called.
  func deliver(on loop: any EventLoop, _ work: @escaping @Sendable () -> Void) {
    isOpen.withLock { if $0 { loop.execute(work) } }
  }

  /// From now on nothing is delivered.
  func shut() {
    isOpen.withLock { $0 = false }
  }
}

/// Asks a connection to end as soon as the answer under way is sent.
struct StopSignal: Sendable {}
