import Foundation

/// The addresses by which this machine can be reached.
enum NetworkAddresses {
  /// Those at which a listener on an address is reached: the address itself, or for `0.0.0.0` and `::` all of the machine,
  /// those that phones in a room can reach first.
  static func of(_ host: String) -> [String] {
    guard host == "0.0.0.0" || host == "::" else { return [host] }
    let own = interfaces().filter { host == "::" || !$0.contains(":") }
    return own.filter { !isLoopback($0) } + own.filter(isLoopback)
  }

  /// Whether only this machine reaches an address.
  static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1" || address == "localhost"
  }

  private static func interfaces() -> [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var addresses: [String] = []
    var next = first
    while let entry = next?.pointee {
      next = entry.ifa_next
      guard let address = entry.ifa_addr, entry.ifa_flags & UInt32(IFF_UP) != 0,
        let text = text(of: address), !text.hasPrefix("fe80")
      else { continue }
      addresses.append(text)
    }
    return addresses
  }

  private static func text(of address: UnsafeMutablePointer<sockaddr>) -> String? {
    let family = Int32(address.pointee.sa_family)
    guard family == AF_INET || family == AF_INET6 else { return nil }
    let length = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(address, socklen_t(length), &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else {
      return nil
    }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
