import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An answer as a client sees it.
package struct RawResponse {
  package var status = 0
  package var fields: [(name: String, value: String)] = []
  package var body: [UInt8] = []

  package var text: String { String(decoding: body, as: UTF8.self) }

  package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A client that sends what bytes it likes. It blocks, so it must not run on a thread of the concurrency pool. One
/// thread may read and another send, but no two may read.
package final class RawClient: @unchecked Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  private let socket: Int32
  private var buffer: [UInt8] = []
  private let isShut = Mutex(false)

  /// Connects to a loopback address, IPv4 or IPv6.
  package init(port: Int, ipv6: Bool = false, receiveBuffer: Int32? = nil) throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    socket = Self.open(ipv6 ? AF_INET6 : AF_INET, kind)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    var (on, time) = (Int32(1), timeval(tv_sec: 20, tv_usec: 0))
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    if var size = receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    let result: Int32
    if ipv6 {
      var place = sockaddr_in6()
      place.sin6_family = sa_family_t(AF_INET6)
      place.sin6_port = in_port_t(port).bigEndian
      place.sin6_addr = in6addr_loopback
      result = Self.connect(socket, &place)
    } else {
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_port = in_port_t(port).bigEndian
      place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      result = Self.connect(socket, &place)
    }
    guard result == 0 else { throw Failure(description: "cannot connect: \(errno)") }
  }

  deinit { shut() }

  private static func open(_ family: Int32, _ kind: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.socket(family, kind, 0)
    #elseif canImport(Glibc)
      Glibc.socket(family, kind, 0)
    #else
      Musl.socket(family, kind, 0)
    #endif
  }

  private static func connect<Place>(_ socket: Int32, _ place: inout Place) -> Int32 {
    withUnsafePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let size = socklen_t(MemoryLayout<Place>.size)
        #if canImport(Darwin)
          return Darwin.connect(socket, address, size)
        #elseif canImport(Glibc)
          return Glibc.connect(socket, address, size)
        #else
          return Musl.connect(socket, address, size)
        #endif
      }
    }
  }

  /// Closes at once.
  package func shut() {
    isShut.withLock {
      if !$0 { _ = close(socket) }
      $0 = true
    }
  }

  /// Closes with a reset, as a phone that drops out of the network does in the end.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    shut()
  }

  /// Ends our side and keeps listening.
  package func endSending() {
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Sends all of it, as far as the other side takes it.
  @discardableResult package func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { sendBytes($0, flags) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private func sendBytes(_ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> Int {
    #if canImport(Darwin)
      Darwin.send(socket, bytes.baseAddress, bytes.count, flags)
    #elseif canImport(Glibc)
      Glibc.send(socket, bytes.baseAddress, bytes.count, flags)
    #else
      Musl.send(socket, bytes.baseAddress, bytes.count, flags)
    #endif
  }

  @discardableResult package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Reads more; false at the end or on a reset. Throws when nothing comes for 20 seconds: other tests may keep the
  /// processors busy.
  private func more() throws -> Bool {
    var part = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &part, part.count, 0)
    if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { throw Failure(description: "nothing came") }
    if count > 0 { buffer += part[..<count] }
    return count > 0
  }

  /// Whether the other side closes without sending more.
  package func isClosed() throws -> Bool {
    guard buffer.isEmpty else { return false }
    return try !more()
  }

  /// All that comes until the other side closes.
  package func rest() throws -> String {
    while try more() {}
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Reads one answer.
  package func response(to method: String = "GET") throws -> RawResponse {
    let end = Array("\r\n\r\n".utf8)
    var searched = 0
    while true {
      if let place = buffer[searched...].firstRange(of: end) {
        var response = RawResponse()
        let lines = String(decoding: buffer[..<place.lowerBound], as: UTF8.self).split(separator: "\r\n")
        response.status = Int(lines[0].split(separator: " ")[1]) ?? 0
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          response.fields.append((parts[0].lowercased(), String(parts[1].drop { $0 == " " })))
        }
        buffer.removeFirst(place.upperBound)
        let length = method == "HEAD" ? 0 : Int(response["content-length"] ?? "0") ?? 0
        while buffer.count < length {
          guard try more() else { throw Failure(description: "closed within a body") }
        }
        response.body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return response
      }
      searched = max(0, buffer.count - 3)
      guard try more() else { throw Failure(description: "closed without an answer") }
    }
  }
}
