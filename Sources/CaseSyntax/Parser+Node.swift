import Diagnostics

/// Where a node begins, and what may begin there.
struct NodePlace {
  /// The column at which a block collection that begins here would be indented.
  let column: Int
  /// Whether a block collection may begin here.
  var allowsBlock = true
  /// A tab before the node, which rules out a block collection; or -1.
  var tab = -1
  /// Whether it is a key of the mapping that is open.
  var isEntry = false

  var allowsKey: Bool { allowsBlock || isEntry }
}

/// Nodes in a block: which construct the first character begins, and whether it turns out to be a key.
extension Parser {
  mutating func startNode(_ place: NodePlace) {
    guard passProperties(place) else { return }
    let line = lineStart
    switch byte(position) {
    case Byte.hyphen where isBlank(position + 1) && !place.isEntry:
      startSequence(place)
    case Byte.question where isBlank(position + 1):
      skipExplicitKey(place)
    case Byte.colon where isBlank(position + 1):
      finishNode(.scalar(NodeRecord(.plain, start: position, end: position)), isClosed: true, line: line, place)
    case Byte.bar where !place.isEntry, Byte.greater where !place.isEntry:
      blockScalar()
    case Byte.quote, Byte.apostrophe:
      let (record, isClosed) = scanQuoted(indent: indent)
      finishNode(.scalar(record), isClosed: isClosed, line: line, place)
    case Byte.openBracket, Byte.openBrace:
      let (node, isClosed) = parseFlow()
      finishNode(.collection(node), isClosed: isClosed, line: line, place)
    default:
      plainScalar(place)
    }
  }

  private mutating func startSequence(_ place: NodePlace) {
    if !place.allowsBlock { reportSequenceOnLine() } else if place.tab >= 0 { reportTab(at: place.tab) }
    open(.sequence, at: place.column, from: position)
    position += 1
    expectation = .nodeAfterIndicator
  }

  // MARK: Keys and values

  /// A node that may be a key, or nothing but a value.
  enum Candidate {
    /// A scalar that is not in the tree yet.
    case scalar(NodeRecord)
    /// The index of a collection in brackets, whose descendants are the last nodes of the tree.
    case collection(Int)
  }

  /// After a quoted scalar, a closing bracket or nothing: a colon makes it a key, anything else a value.
  private mutating func finishNode(_ candidate: Candidate, isClosed: Bool, line: Int, _ place: NodePlace) {
    guard isClosed else { return abandon(candidate, place) }
    let nodeEnd = position
    skipWhite()
    let isKey = position < end && bytes[position] == Byte.colon && (isBlank(position + 1) || place.allowsKey)
    if isKey, place.allowsKey {
      if !isBlank(position + 1) { reportColonWithoutSpace() }
      if line != lineStart { reportKeyOverLines(record(of: candidate)) }
      openEntry(candidate, place)
    } else if isKey {
      reportNestedKey(record(of: candidate))
      addValue(candidate)
      skipToBreak()
      advanceToContent()
    } else if place.isEntry {
      dropEntry(candidate, until: nodeEnd)
    } else {
      position = nodeEnd
      let record = record(of: candidate)
      addValue(candidate)
      finishLine { parser, rest in parser.reportTextAfter(record, rest) }
      expectation = .entry
    }
  }

  /// At the colon after a key: puts the key into its mapping, which begins with it unless it is open already.
  mutating func openEntry(_ key: Candidate, _ place: NodePlace) {
    let record = record(of: key)
    if !place.isEntry {
      if place.tab >= 0 { reportTab(at: place.tab) }
      if case .collection(let node) = key {
        wrap(node, in: .blockMapping)
        frames.append(Frame(kind: .mapping, indent: place.column, node: node))
        checkDepth(at: Int(record.start))
      } else {
        open(.mapping, at: place.column, from: Int(record.start))
      }
    } else if beginsItemWithoutDash(record) {
      beginItem(with: record)
    }
    if case .scalar(let record) = key { add(record) }
    checkKey(record)
    refusesKeyLength(from: Int(record.start), to: position)
    position += 1
    expectation = .nodeAfterIndicator
  }

  /// YAML 1.2.2, 7.4.2: a key that is not announced must be on one line and at most 1,024 characters long.
  ///
  /// - Returns: whether it is longer, which is reported unless that was said of a key within this one.
  @discardableResult mutating func refusesKeyLength(from start: Int, to colon: Int) -> Bool {
    let limit = 1024
    if start < longKey { return true }
    guard colon - start > limit else { return false }
    // A character takes at most four bytes.
    let head = bytes[start..<min(colon, start + 4 * limit + 1)]
    steps += head.count
    guard head.count(where: { $0 & 0xC0 != 0x80 }) > limit else { return false }
    longKey = start
    faults.report(
      "key-too-long", at: SourceSpan(start, start + 1), "a key may be at most \(limit) characters long",
      mend: "if this is text that holds a colon, put it between double quotes",
      why: "YAML sets this limit so that a reader need not look ahead without end")
    return true
  }

  private mutating func addValue(_ value: Candidate) {
    if case .scalar(let record) = value { add(record) }
    expectation = .entry
  }

  /// A quote or a bracket was opened and never closed; the head of the next line to read is set.
  private mutating func abandon(_ candidate: Candidate, _ place: NodePlace) {
    if place.isEntry {
      // There is no entry without a value.
      addValue(candidate)
      addEmpty(at: contentEnd)
      damageCollection()
    } else {
      addValue(candidate)
    }
    expectation = .entry
  }

  /// What stands where a key must stand, but has no colon.
  private mutating func dropEntry(_ candidate: Candidate, until nodeEnd: Int) {
    let record = record(of: candidate)
    reportMissingColon(SourceSpan(Int(record.start), nodeEnd))
    if case .collection(let node) = candidate { nodes.removeSubrange(node...) }
    damageCollection()
    skipLines(deeperThan: indent)
    expectation = .entry
  }

  func record(of candidate: Candidate) -> NodeRecord {
    switch candidate {
    case .scalar(let record): record
    case .collection(let node): nodes[node]
    }
  }

  /// Marks the innermost open collection as one that lacks something.
  mutating func damageCollection() {
    guard let frame = frames.last, frame.kind != .document else { return }
    nodes[frame.node].isDamaged = true
  }

  /// Makes a collection around a node whose descendants are the last nodes of the tree.
  ///
  /// Takes time in proportion to the node, which is a key on one line and so at most 1,024 characters long.
  mutating func wrap(_ node: Int, in form: NodeRecord.Form) {
    let inner = nodes[node]
    steps += nodes.count - node
    nodes.insert(NodeRecord(form, start: Int(inner.start), end: Int(inner.end)), at: node)
    for index in node + 1..<nodes.count where !nodes[index].isScalar {
      nodes[index].extent += 1
    }
  }
}

// MARK: Faults

extension Parser {
  func reportKeyOverLines(_ key: NodeRecord) {
    let start = Int(key.start)
    faults.report(
      "key-over-lines", at: SourceSpan(start, start + 1), "a key must stand on one line with its colon",
      mend: "write it on one line",
      notes: [Diagnostic.Note("this colon makes it a key", at: SourceSpan(position, position + 1))])
  }

  func reportColonWithoutSpace() {
    faults.report(
      "colon-without-space", at: SourceSpan(position, position + 1), "there must be a space after the colon of a key",
      mend: "write \": \"", why: "without the space the colon belongs to the text, as in 10:30")
  }

  func reportMissingColon(_ text: SourceSpan) {
    faults.report(
      "missing-colon", at: text, "expected \"key: value\", but there is no colon after this",
      mend:
        "write \"\(excerpt(text.start..<text.end, quoted: false)): ...\"; if this line goes on with the text above, "
        + "indent it further than the key above")
  }

  private func reportNestedKey(_ key: NodeRecord) {
    faults.report(
      "key-on-line-of-key", at: SourceSpan(position, position + 1), "a second key may not stand on the same line",
      mend: "put it on the next line, indented further, or put all of the text between double quotes",
      notes: [Diagnostic.Note("this would be the second key", at: SourceSpan(Int(key.start), Int(key.end)))])
  }

  private func reportSequenceOnLine() {
    faults.report(
      "list-on-line-of-key", at: SourceSpan(position, position + 1), "a list of dashes must begin on a line of its own",
      mend: "put the first dash on the next line; a dash that is text goes between double quotes")
  }

  private static var bracketsForList: String { "put the whole list in brackets: [a, b]" }

  private func reportTextAfter(_ node: NodeRecord, _ rest: SourceSpan) {
    let isList = byte(rest.start) == Byte.comma
    let note = Diagnostic.Note("the value ends here", at: SourceSpan(max(0, Int(node.end) - 1), Int(node.end)))
    switch node.form {
    case .singleQuoted:
      faults.report(
        "text-after-quote", at: rest, "the text ended with the quote before this",
        mend: isList
          ? Self.bracketsForList
          : "write an apostrophe within single quotes twice (''), or put the text between double quotes",
        why: "an apostrophe, as in don't, ends a text in single quotes", notes: [note])
    case .doubleQuoted:
      faults.report(
        "text-after-quote", at: rest, "the text ended with the quote before this",
        mend: isList
          ? Self.bracketsForList
          : "write a double quote within double quotes as \\\", or put the text between single quotes",
        notes: [note])
    case .flowSequence, .flowMapping:
      faults.report(
        "text-after-bracket", at: rest, "the value ended with the bracket before this",
        mend: isList
          ? Self.bracketsForList : "if all of it is text, put it between double quotes; otherwise remove this",
        why: "a value that begins with [ or { is a list or a mapping", notes: [note])
    default:
      faults.report("text-after-value", at: rest, "expected the end of the line", mend: "remove this", notes: [note])
    }
  }
}
