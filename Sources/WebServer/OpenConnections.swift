internal import NIOCore
internal import Synchronization

/// The connections that are open.
final class OpenConnections: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var counts: [String: Int] = [:]
  }

  private let limit: Int
  private let limitPerAddress: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: the most in all.
  ///   - limitPerAddress: the most from one address.
  init(limit: Int, limitPerAddress: Int) {
    self.limit = limit
    self.limitPerAddress = limitPerAddress
  }

  /// The channels of all of them.
  var channels: [any Channel] { state.withLock { Array($0.channels.values) } }

  /// Lets a connection in until it closes.
  ///
  /// - Parameter channel: the connection.
  /// - Returns: whether there is room for it.
  func admit(_ channel: any Channel) -> Bool {
    let address = channel.remoteAddress?.clientText ?? ""
    let isAdmitted = state.withLock { state in
      let count = state.counts[address, default: 0]
      guard state.channels.count < limit, count < limitPerAddress else { return false }
      state.counts[address] = count + 1
      state.channels[ObjectIdentifier(channel)] = channel
      return true
    }
    if isAdmitted {
      channel.closeFuture.whenComplete { [self] _ in leave(ObjectIdentifier(channel), address) }
    }
    return isAdmitted
  }

  private func leave(_ id: ObjectIdentifier, _ address: String) {
    state.withLock { state in
      state.channels[id] = nil
      let count = state.counts[address, default: 0] - 1
      state.counts[address] = count > 0 ? count : nil
    }
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
