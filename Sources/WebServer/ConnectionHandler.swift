internal import NIOCore

/// One connection: reads a request, has it handled, writes the answer, and so on. It reads only when it wants bytes, so
/// that a client cannot send ahead of what is handled, and at any time one deadline runs.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

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

  /// The most bytes kept of requests that were sent ahead, when the client ends its side and they come unasked.
  private static let waitingLimit = 64 * 1024

  private let service: Service
  private var reader: RequestReader
  private var context: ChannelHandlerContext?
  private var client = ""
  private var hosts = OwnHosts([])
  private var phase = Phase.waiting
  private var deadline: Scheduled<Void>?
  /// The method of the request being read or answered.
  private var method: WebRequest.Method?
  /// Whether the client has ended its side.
  private var inputHasEnded = false
  private var closesAfterAnswer = false
  private var outgoing = OutgoingAnswer()

  init(service: Service) {
    self.service = service
    reader = RequestReader(limits: service.limits)
  }

  // MARK: Events

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    close()
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    client = context.remoteAddress?.clientText ?? ""
    hosts = OwnHosts(service.hosts(context.localAddress?.port ?? 0))
    setDeadline(service.limits.firstByteTime) { $0.close() }
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch phase {
    case .waiting, .reading: reader.append(unwrapInboundIn(data))
    case .answering, .writing:
      guard reader.waitingBytes < Self.waitingLimit else { return closesAfterAnswer = true }
      reader.append(unwrapInboundIn(data))
    case .lingering, .closed: break
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    switch phase {
    case .waiting, .reading: proceed()
    case .lingering: context.read()
    case .answering, .writing, .closed: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event { inputHasEnded = true }
    switch (event, phase) {
    case (ChannelEvent.inputClosed, .waiting), (ChannelEvent.inputClosed, .reading): proceed()
    case (ChannelEvent.inputClosed, .lingering): close()
    case (is StopSignal, .answering), (is StopSignal, .writing): closesAfterAnswer = true
    case (is StopSignal, _): close()
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) { close() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { close() }

  // MARK: Reading

  /// Reads requests as far as the bytes go.
  private func proceed() {
    do throws(Refusal) {
      while true {
        switch try reader.next() {
        case .nothing: return readMore()
        case .partial:
          startReading()
          return readMore()
        case .head(let head):
          startReading()
          method = head.method
          try hosts.check(head)
          if head.expectsContinue, reader.waitingBytes == 0 {
            context?.writeAndFlush(NIOAny(ResponseWriter.goOn), promise: nil)
          }
        case .whole(let head, let body): return handle(head, body)
        }
      }
    } catch {
      closesAfterAnswer = true
      send(error.response)
    }
  }

  private func readMore() {
    inputHasEnded ? close() : context?.read()
  }

  private func startReading() {
    guard case .waiting = phase else { return }
    phase = .reading
    setDeadline(service.limits.requestTime) {
      $0.closesAfterAnswer = true
      $0.send(Refusal.tooSlow.response)
    }
  }

  // MARK: Answering

  private func handle(_ head: RequestHead, _ body: [UInt8]) {
    guard let context else { return }
    deadline?.cancel()
    closesAfterAnswer = closesAfterAnswer || !head.keepsAlive
    let request = WebRequest(head, body: body, client: client)
    let loop = context.eventLoop
    let bound = NIOLoopBound(self, eventLoop: loop)
    let task = Task { [service] in
      let response = await service.handler(request)
      service.deliver(on: loop) { bound.value.answer(response) }
    }
    phase = .answering(task)
  }

  private func answer(_ response: WebResponse) {
    // The client may have gone meanwhile.
    if case .answering = phase { send(response) }
  }

  private func send(_ response: WebResponse) {
    phase = .writing
    outgoing = service.writer.answer(response, to: method, closes: closesAfterAnswer)
    writeNext()
  }

  /// Writes the answer piece by piece, each with a time of its own: a client that reads slowly is served, one that does
  /// not read is cut.
  private func writeNext() {
    guard case .writing = phase, let context else { return }
    guard let piece = outgoing.next() else { return finishAnswer() }
    setDeadline(service.limits.responseTime) { $0.close() }
    context.writeAndFlush(NIOAny(piece)).assumeIsolated().whenComplete { result in
      if case .success = result { self.writeNext() } else { self.close() }
    }
  }

  private func finishAnswer() {
    method = nil
    guard !closesAfterAnswer else { return linger() }
    phase = .waiting
    setDeadline(service.limits.idleTime) { $0.close() }
    proceed()
  }

  // MARK: Ending

  /// Ends our side and lets the client end its own. If we closed at once while it still sends, the system would reset
  /// the connection, and the client might never see the answer.
  private func linger() {
    guard !inputHasEnded, let context else { return close() }
    phase = .lingering
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
