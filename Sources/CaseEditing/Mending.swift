import CaseSyntax
import Diagnostics

/// A text while it is mended.
struct Mending {
  private(set) var source: SourceText
  private(set) var faults: [Diagnostic]
  private(set) var applied: [Diagnostic] = []
  /// Whether a mend was made since this was last set to false.
  var isChanged = false
  private let check: (SourceText) -> [Diagnostic]

  init(_ source: SourceText, check: @escaping (SourceText) -> [Diagnostic]) {
    self.source = source
    self.check = check
    faults = Self.faults(of: source, check)
  }

  private static func faults(of source: SourceText, _ check: (SourceText) -> [Diagnostic]) -> [Diagnostic] {
    check(source).filter { $0.source === source }
  }

  // MARK: Tabs

  /// Replaces tabs in indentation: all with the same width, or else run by run of lines.
  mutating func mendTabs() {
    let tabs = faults.filter { $0.id == "tab-indentation" }
    guard !tabs.isEmpty else { return }
    if mend(tabs) { return }
    for run in TabMend.runs(of: tabs, in: source).reversed() { _ = mend(run) }
  }

  /// Tries all readings of some tabs; makes the mend if those that leave no fault all say the same.
  private mutating func mend(_ tabs: [Diagnostic]) -> Bool {
    let readings = TabMend.readings(of: tabs, in: source).compactMap { candidate(tabs, $0) }
    guard let first = readings.first else { return false }
    let tree = SyntaxParser.parse(first.source).tree
    guard readings.dropFirst().allSatisfy({ SyntaxParser.parse($0.source).tree.saysTheSame(as: tree) }) else {
      return false
    }
    take(first, mended: tabs)
    return true
  }

  // MARK: Other mends

  /// Makes every other mend that is safe, from the last to the first so that places stay what they are.
  mutating func mendOthers() {
    for fault in faults.sorted(by: { $0.span.start > $1.span.start }) {
      guard let replacement = replacement(for: fault), let edits = SourceEdits([replacement]),
        let candidate = candidate([fault], edits)
      else { continue }
      take(candidate, mended: [fault])
    }
  }

  private func replacement(for fault: Diagnostic) -> Diagnostic.Replacement? {
    guard fault.id == "colon-without-space" else { return fault.replacement }
    // After a word that is no key, the colon may as well be one of the text, as in 10:30.
    if faults.contains(where: { $0.id == "unknown-key" && $0.span.end == fault.span.start }) { return nil }
    return Diagnostic.Replacement(SourceSpan(fault.span.end, fault.span.end), with: " ")
  }

  // MARK: Checking

  /// A text with a mend, and its faults.
  private struct Candidate {
    let source: SourceText
    let faults: [Diagnostic]
  }

  private mutating func take(_ candidate: Candidate, mended: [Diagnostic]) {
    source = candidate.source
    faults = candidate.faults
    applied += mended
    isChanged = true
  }

  /// The text with a mend, unless the faults are still there or others have come.
  private func candidate(_ mended: [Diagnostic], _ edits: SourceEdits) -> Candidate? {
    let after = edits.applied(to: source)
    let found = Self.faults(of: after, check)
    // What is known before, as it would be found after; without what was to be mended.
    var known: [Place: Int] = [:]
    for fault in faults { known[Place(fault.id, edits.offset(after: fault.span.start)), default: 0] += 1 }
    for fault in mended {
      let place = Place(fault.id, edits.offset(after: fault.span.start))
      guard let count = known[place], count > 0 else { return nil }
      known[place] = count - 1
    }
    // Faults were told up to a limit; nobody knows what comes after the last.
    let horizon = faults.first { $0.id == "too-many-faults" }.map { edits.offset(after: $0.span.start) } ?? .max
    let isRenaming = mended.contains { $0.id == "unknown-key" }
    for fault in found where fault.span.start < horizon {
      let place = Place(fault.id, fault.span.start)
      let count = known[place, default: 0]
      known[place] = count - 1
      if count <= 0, !(isRenaming && isRevealed(fault, by: edits, in: after)) { return nil }
    }
    return Candidate(source: after, faults: found)
  }

  private struct Place: Hashable {
    let id: String
    let start: Int

    init(_ id: String, _ start: Int) {
      self.id = id
      self.start = start
    }
  }

  /// Whether a fault lies within the value of a key that was renamed, and is not about the value as a whole.
  private func isRevealed(_ fault: Diagnostic, by edits: SourceEdits, in after: SourceText) -> Bool {
    guard let edit = edits.replacements.first else { return false }
    let keyPlace = edits.offset(after: edit.span.start)
    var node = SyntaxParser.parse(after).tree.documents.last { $0.span.start <= keyPlace }
    while let current = node {
      if let entry = current.entries.first(where: { $0.key.span.start <= keyPlace && keyPlace < $0.key.span.end }) {
        let value = entry.value.span
        return value.start <= fault.span.start && fault.span.end <= value.end && value != fault.span
      }
      let children = current.items + current.entries.map(\.value)
      node = children.last { $0.span.start <= keyPlace }
    }
    return false
  }
}
