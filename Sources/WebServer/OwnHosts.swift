internal import NIOHTTP1

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
  /// - Parameter request: the request.
  /// - Throws: 421 for a host that is not ours, 403 for a form from a page that is not ours.
  func check(_ request: WebRequest) throws(Refusal) {
    guard let host = request.host, hosts.contains(Self.withPort(host)) else { throw .foreignHost }
    guard request.method == .post else { return }
    guard request.headers[canonicalForm: "origin"].allSatisfy(isOurs) else { throw .foreignOrigin }
    // "none" is a request that the user made by hand; a site with another port or name is not ours.
    let sites = request.headers[canonicalForm: "sec-fetch-site"]
    guard sites.allSatisfy({ ["same-origin", "none"].contains($0.lowercased()) }) else { throw .foreignOrigin }
  }

  private func isOurs(origin: Substring) -> Bool {
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
