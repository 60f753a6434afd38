/// The names by which the server may be called. A page of another site that has its name lead to our address (DNS
/// rebinding) is refused by them, and so is a form that such a page sends.
struct OwnHosts: Sendable {
  private let hosts: Set<String>

  /// - Parameter hosts: hosts with their ports, such as `192.168.1.5:8080`; without one the port is 80.
  init(_ hosts: Set<String>) {
    self.hosts = Set(hosts.map(Self.withPort))
  }

  /// Checks where a request goes and where it comes from.
  ///
  /// - Parameter head: the head of the request.
  /// - Throws: 421 for a host that is not ours, 403 for a form from a page that is not ours.
  func check(_ head: RequestHead) throws(Refusal) {
    guard let host = head.fields["host"], hosts.contains(Self.withPort(host)) else { throw .foreignHost }
    guard head.method == .post else { return }
    guard head.fields[all: "origin"].allSatisfy(isOurs) else { throw .foreignOrigin }
    // "none" is a request that the user made by hand; a site with another port or name is not ours.
    guard head.fields[all: "sec-fetch-site"].allSatisfy({ ["same-origin", "none"].contains($0.lowercased()) }) else {
      throw .foreignOrigin
    }
  }

  private func isOurs(origin: String) -> Bool {
    let scheme = "http://"
    let origin = origin.lowercased()
    return origin.hasPrefix(scheme) && hosts.contains(Self.withPort(String(origin.dropFirst(scheme.count))))
  }

  /// A host in lower case with its port.
  private static func withPort(_ host: String) -> String {
    let host = host.lowercased()
    let name = host.lastIndex(of: "]").map { host[$0...] } ?? host[...]
    return name.contains(":") ? host : host + ":80"
  }
}
