import Diagnostics

/// The parser's state: where it is in the text, what is open there, what has been built.
///
/// Indentation rules everything in a block, so the parser works from the head of one line with content to the next
/// (`advanceToContent`). Open collections are frames on a stack; nothing recurses. The rules are extensions, one file
/// for each construct, each with its own faults.
struct Parser {
  /// An open block collection, or the document itself.
  struct Frame {
    enum Kind { case document, sequence, mapping }

    let kind: Kind
    /// The column of its dashes or keys; -1 for the document, so that its node may begin at column 0.
    let indent: Int
    /// Another column that was accepted for its entries, after a fault in indentation was reported; or -1.
    var otherIndent = -1
    /// The index of its node; of no meaning for the document.
    let node: Int

    func holdsEntries(at column: Int) -> Bool { indent == column || otherIndent == column }
  }

  /// What comes next in a block.
  enum Expectation {
    /// A node, after a dash, a colon or `---` on the same line.
    case nodeAfterIndicator
    /// A node, at the head of a line.
    case nodeAtHead
    /// Another entry of an open collection, or the end of some of them, at the head of a line.
    case entry
  }

  /// The beginning of a line with content.
  struct LineHead {
    enum Kind { case content, marker, end }

    var kind = Kind.end
    /// Number of spaces before the content, or before the first tab.
    var indent = 0
    /// Offset of the first tab before the content, or -1.
    var tab = -1
    /// Of the lines passed over just before: where the last comment began, or -1.
    var comment = -1
    /// Of those: the offset of the first tab on a blank line that has fewer spaces before it than any text, or -1.
    var blankTab = -1
    var blankTabIndent = 0
    /// Whether a fault in the line's indentation has been reported.
    var isExcused = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The length of the text.
  let end: Int
  var position: Int
  /// Where the current line begins.
  var lineStart: Int
  var head = LineHead()
  var expectation = Expectation.nodeAtHead

  var frames: [Frame] = []
  var flowFrames: [FlowFrame] = []

  var nodes: [NodeRecord] = []
  var roots: [UInt32] = []
  var comments: [CommentRecord] = []
  /// The end of what was last put into the tree.
  var contentEnd = 0

  let faults: FaultLog
  /// A line whose columns are wrong, which was reported, and by how much they are too large.
  var shift = (line: -1, by: 0)
  /// Where the last key begins that was too long; -1 if there was none.
  var longKey = -1
  /// Bytes looked at, turns of loops, comparisons of keys: what shows that the time is linear.
  var steps = 0
  /// Whether the text was refused as a whole, so that the rest of it is not looked at.
  var isHalted = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, faults: FaultLog) {
    self.bytes = bytes
    self.end = bytes.count
    self.position = start
    self.lineStart = start
    self.faults = faults
    // A node for some fourteen bytes, as in the bank: a growing array would be copied again and again, each time into
    // memory that the system must hand out anew. What is not used is never touched.
    nodes.reserveCapacity(bytes.count / 14 + 16)
  }

  // MARK: Looking

  /// The byte at an offset; a line feed past the end, which ends whatever a line break ends.
  @inline(__always) func byte(_ offset: Int) -> UInt8 {
    offset < end ? bytes[offset] : Byte.lineFeed
  }

  /// Whether a space, a tab, a line break or the end stands there.
  @inline(__always) func isBlank(_ offset: Int) -> Bool {
    byte(offset).isBlank
  }

  /// Whether `:`, `-` or `?` before this offset is an indicator within brackets, and not the beginning of a word.
  func endsFlowIndicator(_ offset: Int) -> Bool {
    isBlank(offset) || byte(offset).isFlowIndicator
  }

  /// Indentation of the innermost open block collection.
  var indent: Int { frames.last?.indent ?? -1 }

  /// Whether `---` or `...` stands here, followed by a blank.
  func isMarker(_ offset: Int) -> Bool {
    guard offset + 3 <= end, bytes[offset] == Byte.hyphen || bytes[offset] == Byte.dot else { return false }
    return bytes[offset] == bytes[offset + 1] && bytes[offset] == bytes[offset + 2] && isBlank(offset + 3)
  }

  /// The column of what stands here, as the author most probably meant it.
  var column: Int { position - lineStart - (shift.line == lineStart ? shift.by : 0) }

  // MARK: Moving

  @inline(__always) mutating func skipWhite() {
    var offset = position
    while offset < end, bytes[offset].isWhite { offset += 1 }
    go(to: offset)
  }

  mutating func skipToBreak() {
    var offset = position
    while offset < end, !bytes[offset].isBreak { offset += 1 }
    go(to: offset)
  }

  /// Moves over bytes that have been looked at. Loops that run over many count in a variable of their own.
  @inline(__always) mutating func go(to offset: Int) {
    steps += offset - position
    position = offset
  }

  /// The offset after the line break that stands at an offset; a carriage return and a line feed are one.
  func offsetAfterBreak(_ offset: Int) -> Int {
    let isPair = bytes[offset] == Byte.carriageReturn && offset + 1 < end && bytes[offset + 1] == Byte.lineFeed
    return offset + (isPair ? 2 : 1)
  }

  /// From a line break to the beginning of the next line.
  @inline(__always) mutating func skipBreak() {
    guard position < end else { return }
    position = offsetAfterBreak(position)
    lineStart = position
  }

  /// From a `#` to the end of the line.
  mutating func skipComment() {
    let start = position
    skipToBreak()
    comments.append(CommentRecord(start: UInt32(start), end: UInt32(position)))
    head.comment = start
  }

  /// From the end of a line's content, or the beginning of a line, to the next content, a document marker or the end.
  mutating func advanceToContent() {
    let comment = lineStart <= head.comment ? head.comment : -1
    head = LineHead()
    head.comment = comment
    if position != lineStart { skipBreak() }
    while position < end {
      lineStart = position
      while position < end, bytes[position] == Byte.space { position += 1 }
      head.indent = position - lineStart
      steps += head.indent + 1
      head.tab = -1
      if byte(position) == Byte.tab, position < end {
        head.tab = position
        skipWhite()
        if byte(position).isBreak, head.blankTab < 0 || head.indent < head.blankTabIndent {
          head.blankTab = head.tab
          head.blankTabIndent = head.indent
        }
      }
      guard position < end else { break }
      if bytes[position].isBreak {
        skipBreak()
      } else if bytes[position] == Byte.hash {
        skipComment()
        skipBreak()
      } else {
        head.kind = head.indent == 0 && head.tab < 0 && isMarker(position) ? .marker : .content
        return
      }
    }
    head.kind = .end
    head.indent = 0
    head.tab = -1
  }

  /// From the end of a line's content to the next line with content; only a comment may stand between.
  ///
  /// - Parameter complain: told of anything else, which is left out.
  mutating func finishLine(orElse complain: (Parser, SourceSpan) -> Void) {
    skipWhite()
    if position < end, bytes[position] == Byte.hash {
      if !bytes[position - 1].isBlank { reportCommentWithoutSpace() }
      skipComment()
    } else if !byte(position).isBreak {
      let start = position
      skipToBreak()
      complain(self, SourceSpan(start, position))
    }
    advanceToContent()
  }

  /// From anywhere in a line past it and all lines after it that are indented by more than `indent`.
  mutating func skipLines(deeperThan indent: Int) {
    skipToBreak()
    advanceToContent()
    while head.kind == .content, head.indent > indent || head.tab >= 0 {
      skipToBreak()
      advanceToContent()
    }
  }

  /// Leaves the rest of the text.
  mutating func goToEnd() {
    position = end
    lineStart = end
    head = LineHead()
  }

  // MARK: Building

  /// Puts a scalar into the tree.
  mutating func add(_ record: NodeRecord) {
    nodes.append(record)
    contentEnd = Int(record.end)
  }

  /// Puts an empty scalar into the tree, for a node that was left out.
  mutating func addEmpty(at offset: Int) {
    add(NodeRecord(.plain, start: offset, end: offset))
  }
}
