import Foundation

/// Work on the pieces of a stream, done by several threads, and put out in the stream's order.
///
/// Each thread reads a piece, works on it and puts it out: reading is locked, and short beside the work. So what a piece
/// holds is made and given back by one thread, and there are as many threads as jobs, the caller's among them. Whoever
/// finishes the piece that is next puts it out, and those that wait behind it. A thread that is far ahead waits, so that
/// memory stays bounded.
final class OrderedPipeline<Piece, Product: Sendable>: @unchecked Sendable {
  /// How many pieces may be under way for each job: enough that an odd long piece does not stop the others.
  private static var piecesPerJob: Int { 4 }

  /// Works on a piece now, on the thread that reads, and puts it out in its order.
  typealias HandOver = (Piece) throws -> Void

  /// Held while a piece is read; `readCount` and `isAtEnd` belong to it.
  private let reading = NSLock()
  private var readCount = 0
  private var isAtEnd = false
  private let read: (HandOver) throws -> Piece?
  private let makeWork: @Sendable () -> (Piece) -> Product

  // All variables below are touched only while the condition is locked.
  private let condition = NSCondition()
  private var products: [Int: Product] = [:]
  private var putCount = 0
  private var threads = 0
  private var isHalted = false
  private var isFinished = false
  private var failure: (any Error)?
  /// Whether `put` has failed, so that nothing more is put out.
  private var isBroken = false
  /// Whether a thread is putting out; only that thread calls `put`.
  private var isPutting = false
  private let put: (Product) throws -> Void

  /// Makes a pipeline.
  ///
  /// - Parameters:
  ///   - read: reads the next piece, nil at the end; one thread at a time. Before it waits for more it may hand over what
  ///     it has.
  ///   - makeWork: makes the work of one thread, which may keep what is not to be shared.
  ///   - put: takes the products in order, one at a time, from any thread.
  init(
    read: @escaping (HandOver) throws -> Piece?, makeWork: @escaping @Sendable () -> (Piece) -> Product,
    put: @escaping (Product) throws -> Void
  ) {
    (self.read, self.makeWork, self.put) = (read, makeWork, put)
  }

  /// Works until the end, or until something fails; for ever when halted before.
  ///
  /// - Parameters:
  ///   - jobs: how many pieces are worked on at a time, 1 or more.
  ///   - finish: done when everything is put out; a halt waits for it, or keeps it from beginning.
  /// - Throws: what `read`, `put` or `finish` threw; what was read before is put out all the same.
  func run(jobs: Int, finish: () throws -> Void) throws {
    condition.withLock { threads = jobs - 1 }
    for _ in 1..<max(jobs, 1) {
      let thread = Thread {
        self.work(mostAhead: jobs * Self.piecesPerJob)
        self.condition.withLock {
          self.threads -= 1
          self.condition.broadcast()
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    work(mostAhead: jobs * Self.piecesPerJob)
    condition.lock()
    while threads > 0 || isHalted { condition.wait() }
    isPutting = failure == nil
    condition.unlock()
    defer {
      condition.withLock {
        isPutting = false
        condition.broadcast()
      }
    }
    if let failure = condition.withLock({ failure }) { throw failure }
    try finish()
    condition.withLock { isFinished = true }
  }

  /// Lets whoever is putting out come to the end of the piece, and then nobody any more: the program is about to end.
  ///
  /// - Parameter patience: how many seconds to wait for it; whoever reads our output may have stopped reading.
  /// - Returns: false when everything had been done meanwhile.
  func halt(patience: TimeInterval = 2) -> Bool {
    condition.lock()
    isHalted = true
    let end = Date(timeIntervalSinceNow: patience)
    while isPutting, condition.wait(until: end) {}
    defer { condition.unlock() }
    return !isFinished
  }

  private func work(mostAhead: Int) {
    let work = makeWork()
    while let (number, piece) = next(work, mostAhead: mostAhead) { take(work(piece), number) }
  }

  /// Reads the next piece; nil when there is nothing more to do.
  private func next(_ work: (Piece) -> Product, mostAhead: Int) -> (Int, Piece)? {
    reading.lock()
    defer { reading.unlock() }
    guard !isAtEnd, waitForRoom(mostAhead) else { return nil }
    do {
      let piece = try read { piece in
        _ = waitForRoom(mostAhead)
        take(work(piece), number())
        if let failure = condition.withLock({ isBroken ? failure : nil }) { throw failure }
      }
      if let piece { return (number(), piece) }
    } catch {
      fail(error)
    }
    isAtEnd = true
    return nil
  }

  private func number() -> Int {
    defer { readCount += 1 }
    return readCount
  }

  /// Waits while too many pieces are under way; false when nothing more can be put out.
  private func waitForRoom(_ mostAhead: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while readCount - putCount >= mostAhead, !isBroken { condition.wait() }
    return !isBroken
  }

  private func fail(_ error: any Error) {
    condition.withLock {
      if failure == nil { failure = error }
      condition.broadcast()
    }
  }

  private func take(_ product: Product, _ number: Int) {
    condition.lock()
    defer { condition.unlock() }
    products[number] = product
    if isPutting { return }
    isPutting = true
    while !isHalted, !isBroken, let product = products.removeValue(forKey: putCount) {
      condition.unlock()
      let result = Result { try put(product) }
      condition.lock()
      putCount += 1
      if case .failure(let error) = result { (failure, isBroken) = (error, true) }
      condition.broadcast()
    }
    isPutting = false
    condition.broadcast()
  }
}
