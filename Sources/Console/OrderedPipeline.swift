import Foundation

/// Work on the pieces of a stream, done by several threads, and put out in the stream's order.
///
/// The thread that pushes waits while too many pieces are under way, so that memory stays bounded. There is no thread for
/// the output: whoever finishes the piece that is next puts it out, and those that wait behind it. One job is done by
/// the thread that pushes, on the same way.
final class OrderedPipeline<Piece: Sendable, Product: Sendable>: @unchecked Sendable {
  /// How many pieces may be under way for each job: enough that an odd long piece does not stop the others.
  private static var piecesPerJob: Int { 4 }

  // All variables are touched only while the condition is locked.
  private let condition = NSCondition()
  private let most: Int
  private var pushed: [(number: Int, piece: Piece)] = []
  private var products: [Int: Product] = [:]
  private var pushedCount = 0
  private var putCount = 0
  private var threads = 0
  private var isEnding = false
  private var isHalted = false
  private var failure: (any Error)?
  /// Whether a thread is putting out; only that thread calls `put`.
  private var isPutting = false
  private let put: (Product) throws -> Void
  /// The work of the only job.
  private let ownWork: ((Piece) -> Product)?

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - jobs: how many pieces are worked on at a time, 1 or more.
  ///   - makeWork: makes the work of one thread, which may keep what is not to be shared.
  ///   - put: takes the products in order, one at a time, from any thread.
  init(
    jobs: Int, makeWork: @escaping @Sendable () -> (Piece) -> Product, put: @escaping (Product) throws -> Void
  ) {
    self.put = put
    most = jobs * Self.piecesPerJob
    ownWork = jobs > 1 ? nil : makeWork()
    guard jobs > 1 else { return }
    threads = jobs
    for _ in 0..<jobs {
      let thread = Thread { self.work(makeWork()) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// Hands over the next piece; waits while too many are under way.
  ///
  /// - Throws: what `put` threw, for this piece or one before it.
  func push(_ piece: Piece) throws {
    condition.lock()
    while pushedCount - putCount >= most, failure == nil { condition.wait() }
    let number = pushedCount
    pushedCount += 1
    if ownWork == nil, failure == nil {
      pushed.append((number, piece))
      condition.broadcast()
    }
    condition.unlock()
    if let ownWork { take(ownWork(piece), number) }
    if let failure = condition.withLock({ failure }) { throw failure }
  }

  /// Waits until everything is put out, or something failed; for ever when halted before.
  ///
  /// - Throws: what `put` threw.
  func finish() throws {
    condition.lock()
    isEnding = true
    condition.broadcast()
    while threads > 0 || putCount < pushedCount && failure == nil { condition.wait() }
    condition.unlock()
    if let failure { throw failure }
  }

  /// Lets whoever is putting out come to the end of the piece, and then nobody any more: the program is about to end.
  func halt() {
    condition.lock()
    isHalted = true
    while isPutting { condition.wait() }
    condition.unlock()
  }

  private func work(_ work: (Piece) -> Product) {
    while let (number, piece) = next() { take(work(piece), number) }
    condition.withLock {
      threads -= 1
      condition.broadcast()
    }
  }

  private func next() -> (Int, Piece)? {
    condition.lock()
    defer { condition.unlock() }
    while pushed.isEmpty, !isEnding, failure == nil { condition.wait() }
    return pushed.isEmpty || failure != nil ? nil : pushed.removeFirst()
  }

  private func take(_ product: Product, _ number: Int) {
    condition.lock()
    defer { condition.unlock() }
    products[number] = product
    if isPutting { return }
    isPutting = true
    while failure == nil, !isHalted, let product = products.removeValue(forKey: putCount) {
      condition.unlock()
      let result = Result { try put(product) }
      condition.lock()
      putCount += 1
      if case .failure(let error) = result { failure = error }
      condition.broadcast()
    }
    isPutting = false
    condition.broadcast()
  }
}
