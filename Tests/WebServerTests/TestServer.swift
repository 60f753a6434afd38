import Foundation
import Testing
import WebServer

/// Runs blocking work on a thread of its own, so that the handlers have the concurrency pool to themselves.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}

/// Answers with what it was asked: method, path and body.
@Sendable func echo(_ request: WebRequest) async -> WebResponse {
  .page(html: "\(request.method.rawValue) \(request.path) " + String(decoding: request.body, as: UTF8.self))
}

/// The hosts of the tests' server; the port is left out in the tests' requests.
@Sendable func testHosts(_ port: Int) -> Set<String> { ["localhost", "127.0.0.1:\(port)", "[::1]:\(port)"] }

/// Runs a server on a free port for the time of some blocking work.
func withServer(
  limits: HTTPLimits = HTTPLimits(), handler: @escaping @Sendable (WebRequest) async -> WebResponse = echo,
  _ work: @escaping @Sendable (Int) throws -> Void
) async throws {
  try await onThread {
    let listener = HTTPListener(address: "127.0.0.1", port: 0, limits: limits, hosts: testHosts, handler: handler)
    try listener.start()
    defer { listener.stop() }
    try work(#require(listener.port))
  }
}

/// A request with a host.
func get(_ path: String, _ fields: String...) -> String {
  "GET \(path) HTTP/1.1\r\nHost: localhost\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
}

/// A form with a host.
func post(_ body: String, _ fields: String...) -> String {
  "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n"
    + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
}

/// Measures how long something takes.
func time(_ work: () throws -> Void) rethrows -> Duration {
  try ContinuousClock().measure(work)
}

/// Waits for something that another thread does, 20 seconds at most.
func waitUntil(_ isSo: () -> Bool) {
  for _ in 0..<2000 where !isSo() { Thread.sleep(forTimeInterval: 0.01) }
}
