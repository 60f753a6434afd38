import ArgumentParser
import Barcodes
import Drills
import Foundation
import Reporting
import Terminal
import WebServer

/// Whether and where phones can join.
struct DrillDoorOptions: ParsableArguments {
  @Flag(help: "Let phones join over the network.")
  var listen = false

  @Option(
    help: "The address of this machine to listen at; 0.0.0.0 for all of them. (default: 127.0.0.1, this machine alone)")
  var host: String?

  @Option(help: "The port to listen at. (default: 8080, or any other when that is taken)")
  var port: Int?

  func validate() throws {
    if !listen, host != nil || port != nil { throw ValidationError("--host and --port go with --listen") }
    if let port, !(0...65535).contains(port) { throw ValidationError("--port is 0 to 65535") }
  }

  /// The entrance of a drill that begins; nil where no phones can join. Its port is one that is free.
  func entrance() throws -> DrillEntrance? {
    guard listen else { return nil }
    var randomness = SystemRandomNumberGenerator()
    return DrillEntrance(host: address, port: try chosenPort(), randomness: &randomness)
  }

  /// The entrance of a drill that is gone on with, elsewhere than before; nil where it stays. Codes and keys stay.
  func entrance(moving former: DrillEntrance?) throws -> DrillEntrance? {
    guard listen else { return nil }
    guard let former else { return try entrance() }
    return former.moved(to: address, port: try chosenPort())
  }

  private var address: String { host ?? "127.0.0.1" }

  private func chosenPort() throws -> Int {
    try port.map { try DrillDoors.free($0, at: address) } ?? DrillDoors.freePort(at: address)
  }
}

/// The server of a drill, open from `init` to `close`.
final class DrillDoors {
  private let entrance: DrillEntrance
  private let listener: HTTPListener
  private let service: DrillService
  private let pages: DrillPages
  private let address: String

  init(_ entrance: DrillEntrance, of keeper: DrillKeeper, clock: ClockOptions) throws {
    self.entrance = entrance
    let plan = keeper.head.plan
    let networks = NetworkAddresses.of(entrance.host)
    let shown = networks.first ?? "127.0.0.1"
    address = "http://\(Self.authority(shown, entrance.port))"
    pages = DrillPages(
      group: plan.group, code: entrance.joinCode, address: address, usesRoster: plan.roster != nil,
      keeping: keeper.head.keeping,
      support: LocalText.read("support", environment: ProcessInfo.processInfo.environment), timeZone: .current)
    let service = DrillService(room: keeper.room, pages: pages, entrance: entrance, clock: clock)
    self.service = service
    listener = HTTPListener(
      address: entrance.host, port: entrance.port,
      hosts: { port in
        Set((NetworkAddresses.of(entrance.host) + ["127.0.0.1", "localhost", "::1"]).map { Self.authority($0, port) })
      },
      handler: { await service.respond(to: $0) })
    do {
      try listener.start()
    } catch {
      throw Outcome.unreadable(
        "\(error.description). A drill that is gone on with moves by --listen, with --host and --port")
    }
  }

  /// The tutor's page, whose address holds its secret.
  var tutorAddress: String { address + DrillRoute.page(.tutor(secret: entrance.tutorSecret)).path }

  /// How to join, for the screen in the room.
  func show(on screen: Screen) throws {
    try screen.writeLine()
    if screen.showsUnderlines, let code = QRCode(pages.invitation),
      code.size + 2 * QRCode.quietZone + 2 <= screen.width
    {
      // Dark on light is what every phone reads; most terminals are light on dark, where blanks are dark.
      for line in code.halfBlocks(isInverted: true) { try screen.writeLine([StyledRun("  " + line)]) }
    }
    try screen.show("To join: \(address)   code \(entrance.readableCode)", .heading)
    if NetworkAddresses.isLoopback(entrance.host) {
      try screen.show("This machine alone can reach it; --host 0.0.0.0 opens it to the phones in the room.", .faint)
    }
    try screen.show("For the projector: \(address + DrillRoute.page(.board(key: entrance.boardKey)).path)")
    try screen.show("For yourself: :tutor shows the address of your private page.", .faint)
  }

  /// Tells the pages that the drill is over.
  func end() {
    service.end()
  }

  /// Listens no more.
  func close() {
    listener.stop()
  }

  // MARK: Ports

  /// The usual port, or any when that is taken.
  static func freePort(at host: String) throws -> Int { try (try? free(8080, at: host)) ?? free(0, at: host) }

  /// A port that can be listened at, tried out.
  static func free(_ port: Int, at host: String) throws -> Int {
    let trial = HTTPListener(address: host, port: port, hosts: { _ in [] }, handler: { _ in .refusal(503, "") })
    do {
      try trial.start()
    } catch {
      throw Outcome.unreadable(error.description)
    }
    defer { trial.stop(grace: .zero) }
    return trial.port ?? port
  }

  private static func authority(_ address: String, _ port: Int) -> String {
    (address.contains(":") ? "[\(address)]" : address) + ":\(port)"
  }
}
