internal import NIOCore

/// The connections that are open.
struct OpenConnections {
  private let limit: Int
  private let limitPerAddress: Int
  private var open: [ObjectIdentifier: any Channel] = [:]
  private var counts: [String: Int] = [:]

  /// No connections.
  ///
  /// - Parameters:
  ///   - limit: the most in all.
  ///   - limitPerAddress: the most from one address.
  init(limit: Int, limitPerAddress: Int) {
    self.limit = limit
    self.limitPerAddress = limitPerAddress
  }

  /// The channels of all of them.
  var channels: [any Channel] { Array(open.values) }

  /// Counts a connection if there is room for it.
  ///
  /// - Parameters:
  ///   - channel: the connection.
  ///   - address: the address of the client.
  /// - Returns: whether there is room for it.
  mutating func admit(_ channel: any Channel, from address: String) -> Bool {
    let count = counts[address, default: 0]
    guard open.count < limit, count < limitPerAddress else { return false }
    counts[address] = count + 1
    open[ObjectIdentifier(channel)] = channel
    return true
  }

  /// Counts a connection no more.
  mutating func remove(_ channel: any Channel, from address: String) {
    guard open.removeValue(forKey: ObjectIdentifier(channel)) != nil else { return }
    let count = counts[address, default: 0] - 1
    counts[address] = count > 0 ? count : nil
  }
}

extension SocketAddress {
  /// The address as text without a port. An IPv4 address that came through an IPv6 socket is told as IPv4.
  var clientText: String? {
    guard let text = ipAddress else { return nil }
    let mapped = "::ffff:"
    return text.hasPrefix(mapped) && text.contains(".") ? String(text.dropFirst(mapped.count)) : text
  }
}
