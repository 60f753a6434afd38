import Diagnostics

/// What YAML has and case files do not: anchors, aliases, tags, explicit keys, merge keys.
extension Parser {
  /// Reports anchors and tags before a node in a block and passes over them.
  ///
  /// - Returns: whether a node begins here; otherwise it may follow on the next lines, and the parser is set to look.
  mutating func passProperties(_ place: NodePlace) -> Bool {
    while reportProperty() {
      while !isBlank(position) { position += 1 }
      let propertyEnd = position
      skipWhite()
      if byte(position).isBreak || bytes[position] == Byte.hash {
        position = propertyEnd
        if place.isEntry {
          damageCollection()
          skipLines(deeperThan: indent)
          expectation = .entry
        } else {
          expectation = .nodeAfterIndicator
        }
        return false
      }
    }
    return true
  }

  /// Reports the anchor, alias or tag that begins here, if one does.
  ///
  /// - Returns: whether it is an anchor or a tag, which a node may follow; an alias is a node.
  func reportProperty() -> Bool {
    guard position < end else { return false }
    switch bytes[position] {
    case Byte.ampersand:
      faults.report(
        "anchor", at: wordHere(), "anchors (&name) are not part of the case format",
        mend: "remove it, or if it is text put all of it between double quotes",
        why: "a case should read from top to bottom without looking things up")
      return true
    case Byte.exclamation:
      faults.report(
        "tag", at: wordHere(), "tags (!name) are not part of the case format",
        mend: "remove it, or if it is text put all of it between double quotes",
        why: "every value of a case file is text, so there is nothing for a tag to say")
      return true
    case Byte.asterisk:
      faults.report(
        "alias", at: wordHere(), "aliases (*name) are not part of the case format",
        mend: "if it is text put all of it between double quotes, otherwise write out what it stands for",
        why: "in YAML an asterisk at the beginning stands for a node that was named elsewhere")
      return false
    default:
      return false
    }
  }

  /// Reports an explicit key and passes over it and its value.
  mutating func skipExplicitKey(_ place: NodePlace) {
    reportExplicitKey()
    if !place.isEntry {
      let column = place.column
      open(.mapping, at: column, from: position)
      contentEnd = position
    }
    damageCollection()
    repeat {
      skipLines(deeperThan: indent)
    } while head.kind == .content && head.indent == indent
      && (isDash(position) || bytes[position] == Byte.colon && isBlank(position + 1))
    expectation = .entry
  }

  func reportExplicitKey() {
    faults.report(
      "explicit-key", at: SourceSpan(position, position + 1),
      "keys with a question mark are not part of the case format",
      mend: "write the key, a colon, a space and the value on one line: \"key: value\"")
  }

  mutating func checkKey(_ key: NodeRecord) {
    let start = Int(key.start)
    guard key.form == .plain, key.end - key.start == 2, bytes[start] == 0x3C, bytes[start + 1] == 0x3C else { return }
    faults.report(
      "merge-key", at: SourceSpan(start, start + 2), "merge keys (<<) are not part of the case format",
      mend: "write out the keys and values that it stands for")
  }

  /// The word that begins here, up to a blank.
  private func wordHere() -> SourceSpan {
    var offset = position
    while offset < min(end, position + 80), !bytes[offset].isBlank { offset += 1 }
    return SourceSpan(position, offset)
  }
}
