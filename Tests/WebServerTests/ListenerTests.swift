import Foundation
import Synchronization
import TestPrograms
import Testing
import WebServer

@Suite struct ListenerTests {
  static func listener(
    _ address: String = "127.0.0.1", port: Int = 0, security: SecurityHeaders = SecurityHeaders(),
    handler: @escaping @Sendable (WebRequest) async -> WebResponse = echo
  ) -> HTTPListener {
    HTTPListener(address: address, port: port, security: security, hosts: testHosts, handler: handler)
  }

  /// A server on a port that the system gives to nobody who asks for any: another test could take it meanwhile.
  static func startedListener(from first: Int) throws -> HTTPListener {
    for port in first..<first + 100 {
      let listener = listener(port: port)
      if (try? listener.start()) != nil { return listener }
    }
    throw RawClient.Failure(description: "no port is free")
  }

  @Test func `a server that is started again gets its port, though a connection was open`() async throws {
    try await onThread {
      let first = try Self.startedListener(from: 20_000)
      let port = try #require(first.port)
      let client = try RawClient(port: port)
      client.send(get("/"))
      _ = try client.response()
      first.stop()
      #expect(try client.isClosed())
      #expect(first.port == nil)
      for listener in [Self.listener(port: port), first] {
        try listener.start()
        try listener.start()
        let client = try RawClient(port: try #require(listener.port))
        client.send(get("/"))
        #expect(try client.response().status == 200)
        listener.stop()
        listener.stop()
      }
    }
  }

  @Test func `a port in use is told, and what else cannot be`() async throws {
    try await onThread {
      let first = Self.listener()
      try first.start()
      defer { first.stop() }
      let port = try #require(first.port)
      func cause(_ listener: HTTPListener) -> ListenerError.Cause? {
        do throws(ListenerError) {
          try listener.start()
          return nil
        } catch {
          #expect(error.description.hasPrefix("\(error.address):\(error.port): "))
          return error.cause
        }
      }
      #expect(cause(Self.listener(port: port)) == .portInUse)
      #expect(cause(Self.listener("localhost")) == .badAddress)
      #expect(cause(Self.listener("192.0.2.1")) == .notOurAddress)
      #expect(cause(Self.listener(port: 65536)) == .badPort)
      let policy = SecurityHeaders(contentSecurityPolicy: "default-src 'none'\r\nX: y")
      #expect(cause(Self.listener(security: policy)) == .badPolicy)
    }
  }

  @Test func `IPv6 is spoken`() async throws {
    try await onThread {
      let listener = Self.listener("::1", handler: { .page(html: $0.client) })
      try listener.start()
      defer { listener.stop() }
      let port = try #require(listener.port)
      let client = try RawClient(port: port, ipv6: true)
      client.send("GET / HTTP/1.1\r\nHost: [::1]:\(port)\r\n\r\n")
      #expect(try client.response().text == "::1")
    }
  }

  @Test func `an IPv4 client of an IPv6 socket is told by its IPv4 address`() async throws {
    try await onThread {
      let listener = Self.listener("::", handler: { .page(html: $0.client) })
      try listener.start()
      defer { listener.stop() }
      let client = try RawClient(port: #require(listener.port))
      client.send(get("/"))
      #expect(try client.response().text == "127.0.0.1")
    }
  }

  @Test func `stop waits for an answer under way and closes what is idle`() async throws {
    let begun = Mutex(false)
    let listener = Self.listener(handler: { _ in
      begun.withLock { $0 = true }
      try? await Task.sleep(for: .milliseconds(200))
      return .page(html: "done")
    })
    try await onThread {
      try listener.start()
      let port = try #require(listener.port)
      let (idle, busy) = (try RawClient(port: port), try RawClient(port: port))
      busy.send(get("/"))
      waitUntil { begun.withLock { $0 } }
      Thread.detachNewThread { listener.stop(grace: .seconds(20)) }
      var idleIsClosed = false
      #expect(try time { idleIsClosed = try idle.isClosed() } < .seconds(5))
      #expect(idleIsClosed)
      let response = try busy.response()
      #expect(response.text == "done")
      #expect(response["connection"] == "close")
      #expect(throws: RawClient.Failure.self) { _ = try RawClient(port: port) }
    }
  }

  @Test func `stop does not wait for ever, and a late answer harms nothing`() async throws {
    let begun = Mutex(false)
    let ended = Mutex(false)
    let listener = Self.listener(handler: { _ in
      begun.withLock { $0 = true }
      // A sleep that does not heed cancellation.
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 1)
          continuation.resume()
        }
      }
      ended.withLock { $0 = true }
      return .page(html: "late")
    })
    try await onThread {
      try listener.start()
      let client = try RawClient(port: try #require(listener.port))
      client.send(get("/"))
      waitUntil { begun.withLock { $0 } }
      #expect(time { listener.stop(grace: .milliseconds(100)) } < .milliseconds(800))
      #expect(try client.isClosed())
      waitUntil { ended.withLock { $0 } }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  @Test func `a handler is cancelled when its client goes away, and the server lives on`() async throws {
    let begun = Mutex(false)
    let cancelled = Mutex(false)
    try await withServer(handler: { request in
      guard request.path == "/slow" else { return await echo(request) }
      begun.withLock { $0 = true }
      do { try await Task.sleep(for: .seconds(60)) } catch { cancelled.withLock { $0 = true } }
      return .page(html: "late")
    }) { port in
      let client = try RawClient(port: port)
      client.send(get("/slow"))
      waitUntil { begun.withLock { $0 } }
      client.reset()
      waitUntil { cancelled.withLock { $0 } }
      #expect(cancelled.withLock { $0 })
      let other = try RawClient(port: port)
      other.send(get("/"))
      #expect(try other.response().status == 200)
    }
  }

  @Test func `a program that is started meanwhile does not hold the port`() async throws {
    try await onThread {
      let first = try Self.startedListener(from: 21_000)
      let port = try #require(first.port)
      let client = try RawClient(port: port)
      client.send(get("/"))
      _ = try client.response()
      // Not by Foundation, which closes what the program should not have.
      var program = pid_t()
      let arguments = [strdup("sleep"), strdup("60"), nil]
      defer { arguments.forEach { free($0) } }
      #expect(posix_spawn(&program, "/bin/sleep", nil, nil, arguments, nil) == 0)
      defer {
        kill(program, SIGKILL)
        waitpid(program, nil, 0)
      }
      first.stop()
      #expect(try client.isClosed())
      let second = Self.listener(port: port)
      // The system closes what the program inherited a little after it reports the start.
      waitUntil { (try? second.start()) != nil }
      #expect(second.port == port)
      second.stop()
    }
  }

  #if os(Linux)
    @Test func `the signals of the terminal are blocked in the threads of the server`() async throws {
      try await withServer { _ in
        let folder = "/proc/self/task"
        let threads = try FileManager.default.contentsOfDirectory(atPath: folder)
        var count = 0
        for thread in threads {
          guard let status = try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8),
            status.hasPrefix("Name:\tNIO-ELT")
          else { continue }
          count += 1
          let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") })
          let mask = try #require(UInt64(line.split(separator: "\t")[1], radix: 16))
          for signal in [SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGHUP] { #expect(mask >> (signal - 1) & 1 == 1) }
        }
        #expect(count > 0)
      }
    }
  #endif
}
