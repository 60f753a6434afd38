internal import NIOCore
internal import NIOHTTP1

/// One connection: takes a request, has it handled, writes the answer, and so on. It reads only when it wants bytes, so
/// that a client cannot send ahead of what is handled, and at any time one deadline runs.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// No byte of the next request has come.
    case waiting
    case reading
    case answering(Task<Void, Never>)
    case writing
    /// All is said; what still comes is thrown away.
    case lingering
    case closed
  }

  /// The most parts kept of requests that came along with the one being answered.
  private static let partLimit = 1024
  /// The most bytes of a body that are written at once. It is not copied as a whole: many clients may wait for the same.
  private static let pieceSize = 64 * 1024

  private let service: Service
  private var context: ChannelHandlerContext?
  private var phase = Phase.waiting
  private var deadline: Scheduled<Void>?
  /// What has come and is not taken yet.
  private var parts = CircularBuffer<HTTPServerRequestPart>()
  /// Why nothing can be read after the parts.
  private var fault: Refusal?
  private var incoming: IncomingRequest
  /// Whether the client has ended its side.
  private var inputHasEnded = false
  private var closesAfterAnswer = false
  /// What is still to be written of the body.
  private var outgoing: ArraySlice<UInt8> = []

  init(service: Service) {
    self.service = service
    incoming = IncomingRequest(client: "", hosts: OwnHosts([]), limits: service.limits)
  }

  // MARK: Events

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    close()
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    let hosts = OwnHosts(service.hosts(context.localAddress?.port ?? 0))
    let client = context.remoteAddress?.clientText ?? ""
    incoming = IncomingRequest(client: client, hosts: hosts, limits: service.limits)
    setDeadline(service.limits.firstByteTime) { $0.close() }
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch phase {
    case .lingering, .closed: return
    default:
      guard parts.count < Self.partLimit else { return closesAfterAnswer = true }
      parts.append(unwrapInboundIn(data))
      takeParts()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    switch phase {
    case .waiting, .reading:
      startReading()
      readMore()
    case .lingering: context.read()
    case .answering, .writing, .closed: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event { inputHasEnded = true }
    switch (event, phase) {
    case (ChannelEvent.inputClosed, .waiting), (ChannelEvent.inputClosed, .reading): readMore()
    case (ChannelEvent.inputClosed, .lingering): close()
    case (is StopSignal, .answering), (is StopSignal, .writing): closesAfterAnswer = true
    case (is StopSignal, _): close()
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) { close() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Half a request at the end is no request; the end is told by an event.
    if case HTTPParserError.invalidEOFState = error { return }
    guard let refusal = Refusal(error) else { return close() }
    fault = fault ?? refusal
  }

  // MARK: Reading

  /// Takes parts until a request is whole.
  private func takeParts() {
    do throws(Refusal) {
      while true {
        switch phase {
        case .waiting, .reading:
          guard let part = parts.popFirst() else { return }
          startReading()
          if let request = try incoming.take(part) { handle(request) }
        case .answering, .writing, .lingering, .closed: return
        }
      }
    } catch {
      refuse(error)
    }
  }

  /// Asks for more when all parts are taken and the request is not whole.
  private func readMore() {
    if let fault { return refuse(fault) }
    guard !inputHasEnded, let context else { return close() }
    if incoming.awaitsLeave {
      incoming.giveLeave()
      write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
      context.flush()
    }
    context.read()
  }

  private func startReading() {
    guard case .waiting = phase else { return }
    phase = .reading
    setDeadline(service.limits.requestTime) { $0.refuse(.tooSlow) }
  }

  // MARK: Answering

  private func handle(_ request: WebRequest) {
    guard let context else { return }
    deadline?.cancel()
    closesAfterAnswer = !incoming.keepsAlive
    let loop = context.eventLoop
    let bound = NIOLoopBound(self, eventLoop: loop)
    let task = Task(executorPreference: service.threads) { [service] in
      let response = await service.handler(request)
      service.deliver(on: loop) { bound.value.answer(response, to: request.method) }
    }
    phase = .answering(task)
  }

  private func answer(_ response: WebResponse, to method: WebRequest.Method) {
    // The client may have gone meanwhile.
    if case .answering = phase { send(response, to: method) }
  }

  private func refuse(_ refusal: Refusal) {
    closesAfterAnswer = true
    send(refusal.response, to: incoming.method)
  }

  private func send(_ response: WebResponse, to method: WebRequest.Method?) {
    phase = .writing
    let (head, body) = service.writer.answer(response, to: method, closes: closesAfterAnswer)
    write(.head(head))
    outgoing = body[...]
    writeNext()
  }

  /// Writes the body piece by piece, each with a time of its own: a client that reads slowly is served, one that does
  /// not read is cut.
  private func writeNext() {
    guard case .writing = phase, let context else { return }
    let piece = ByteBuffer(bytes: outgoing.prefix(Self.pieceSize))
    outgoing = outgoing.dropFirst(Self.pieceSize)
    let isLast = outgoing.isEmpty
    setDeadline(service.limits.responseTime) { $0.close() }
    let written = context.write(wrapOutboundOut(.body(.byteBuffer(piece)))).assumeIsolated()
    if isLast { write(.end(nil)) }
    context.flush()
    written.whenComplete { result in
      guard case .success = result else { return self.close() }
      isLast ? self.finishAnswer() : self.writeNext()
    }
  }

  private func write(_ part: HTTPServerResponsePart) {
    context?.write(wrapOutboundOut(part), promise: nil)
  }

  private func finishAnswer() {
    // The connection may have ended meanwhile.
    guard case .writing = phase else { return }
    guard !closesAfterAnswer else { return linger() }
    phase = .waiting
    setDeadline(service.limits.idleTime) { $0.close() }
    takeParts()
    switch phase {
    case .waiting, .reading: readMore()
    case .answering, .writing, .lingering, .closed: break
    }
  }

  // MARK: Ending

  /// Ends our side and lets the client end its own. If we closed at once while it still sends, the system would reset
  /// the connection, and the client might never see the answer.
  private func linger() {
    guard !inputHasEnded, let context else { return close() }
    phase = .lingering
    parts.removeAll()
    setDeadline(service.limits.lingerTime) { $0.close() }
    context.close(mode: .output, promise: nil)
    context.read()
  }

  private func close() {
    if case .closed = phase { return }
    if case .answering(let task) = phase { task.cancel() }
    phase = .closed
    deadline?.cancel()
    context?.close(promise: nil)
  }

  private func setDeadline(_ time: Duration, _ act: @escaping (ConnectionHandler) -> Void) {
    deadline?.cancel()
    deadline = context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { [weak self] in
      if let self { act(self) }
    }
  }
}
