/// A table that never changes, in memory that never moves and that its owner gives back: the innermost loop reads it
/// without counting references, which two tasks that share it would fight over.
struct FixedTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Written once, in `init`, before anybody else can see it.
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
  }

  func deallocate() {
    base.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }
}
