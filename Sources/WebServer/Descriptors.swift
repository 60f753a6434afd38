internal import NIOCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Asks the system to let this program open more files and sockets; some systems start at 256.
///
/// - Parameter wanted: how many.
/// - Returns: how many it may open now; at most those wanted.
func raiseDescriptorLimit(to wanted: Int) -> Int {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  guard getrlimit(resource, &limit) == 0 else { return wanted }
  let needed = rlim_t(wanted)
  if limit.rlim_cur < needed {
    var raised = limit
    raised.rlim_cur = min(needed, limit.rlim_max)
    if setrlimit(resource, &raised) == 0 { limit = raised }
  }
  return Int(min(limit.rlim_cur, needed))
}

extension Channel {
  /// Keeps the socket from programs that this one starts. An editor or a browser that had it would hold the port after
  /// we have ended.
  func keepFromOtherPrograms() throws {
    _ = try pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { fcntl($0, F_SETFD, FD_CLOEXEC) }
  }
}
