internal import NIOCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A server that cannot listen.
public struct ListenerError: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Cause: Sendable, Equatable {
    /// It is no IPv4 or IPv6 address.
    case badAddress
    /// The machine has no such address.
    case notOurAddress
    /// It is no port number.
    case badPort
    /// Another program listens there.
    case portInUse
    /// The system keeps the port for other users.
    case notPermitted
    /// The content security policy holds characters that a header field cannot.
    case badPolicy
    /// Anything else, with the system's error number; 0 when it gave none.
    case system(Int32)
  }

  /// The address to listen at.
  public let address: String
  /// The port to listen at.
  public let port: Int
  /// What is wrong.
  public let cause: Cause

  init(_ address: String, _ port: Int, _ cause: Cause) {
    self.address = address
    self.port = port
    self.cause = cause
  }
}

extension ListenerError.Cause {
  init(_ error: any Error) {
    self =
      switch (error as? IOError)?.errnoCode {
      case EADDRINUSE: .portInUse
      case EADDRNOTAVAIL: .notOurAddress
      case EACCES, EPERM: .notPermitted
      case let number: .system(number ?? 0)
      }
  }
}

extension ListenerError: CustomStringConvertible {
  /// Place, cause and mend.
  public var description: String {
    let place = address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    return switch cause {
    case .badAddress: "\(place): not an IP address; give one such as 127.0.0.1 or ::1"
    case .notOurAddress: "\(place): this machine has no such address; give one of its own, or 0.0.0.0"
    case .badPort: "\(place): not a port; give a number from 0 to 65535"
    case .portInUse: "\(place): another program listens there; end it or give another port"
    case .notPermitted: "\(place): the system does not allow this port; give one from 1024 on"
    case .badPolicy: "\(place): the content security policy is no header value; write it in plain ASCII on one line"
    case .system(let number): "\(place): the system refuses to listen (error \(number)); try another port"
    }
  }
}
