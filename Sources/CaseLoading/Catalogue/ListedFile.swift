import CaseModel
import CaseSyntax
import Diagnostics

/// One file of a bank as far as a catalogue must know it.
struct ListedFile: Sendable {
  /// A case as it is listed.
  struct ListedCase: Sendable {
    let id: String
    /// Nil when it is known to have faults.
    let head: CaseHead?
    /// Whether there is a case at all: one may have so many faults that the loader takes no notice of it. Nil when only
    /// its head has been read.
    let isMade: Bool?
  }

  private(set) var cases: [ListedCase] = []
  private(set) var paths: [(path: LearningPath, isSound: Bool)] = []
  /// Whether it holds skills or word groups, or anything that cannot be told.
  private(set) var hasDefinitions = false

  /// Lists a file by the lines at its left margin; nil where they do not tell enough.
  init?(heads bytes: UnsafeRawBufferPointer) {
    guard readHeads(bytes) else { return nil }
  }

  /// Lists a file by decoding all of it.
  init(decoding source: SourceText) {
    for document in DecodedFile(source).documents {
      switch document.content {
      case .teachingCase(let draft):
        let head = draft.make("").head
        cases.append(ListedCase(id: head.id, head: document.isSound ? head : nil, isMade: true))
      case .path(let draft):
        paths.append((draft.path, document.isSound))
      case .skill, .wordGroup: hasDefinitions = true
      case nil:
        hasDefinitions = true
        if let id = document.root["case"]?.text { cases.append(ListedCase(id: id, head: nil, isMade: false)) }
      }
    }
  }

  // MARK: Heads

  private mutating func readHeads(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let scan = MarginScan(bytes) else { return false }
    for document in scan.documents {
      let names = document.map { bytes[$0.key] }
      let kind = Self.kinds.first { kind in names.contains { $0.elementsEqual(kind.name) } }
      guard let kind, names.allSatisfy({ name in kind.keys.contains { $0.elementsEqual(name) } }) else { return false }
      switch kind.document {
      case "case":
        guard let head = Self.head(document, bytes) else { return false }
        cases.append(ListedCase(id: head.id, head: head, isMade: nil))
      case "path": return false
      default: hasDefinitions = true
      }
    }
    return true
  }

  /// The head of a case, from the lines of its keys alone; nil when they have a fault.
  private static func head(_ document: [MarginScan.Entry], _ bytes: UnsafeRawBufferPointer) -> CaseHead? {
    var text: [UInt8] = []
    for entry in document where headKeys.contains(where: { $0.elementsEqual(bytes[entry.key]) }) {
      text += bytes[entry.key.lowerBound..<entry.end]
    }
    let source = SourceText(name: "head", bytes: text)
    let parsed = SyntaxParser.parse(source)
    guard parsed.diagnostics.isEmpty, let root = parsed.tree.documents.first else { return nil }
    let log = DecodingLog(source)
    guard let reader = MappingReader(root, BankFormat.caseHead, log), log.diagnostics.isEmpty else { return nil }
    return DocumentDecoder.head(reader)
  }

  /// The kinds of document, with their keys in UTF-8.
  private static let kinds = BankFormat.documents.map { key, table in
    (document: key, name: Array(key.utf8), keys: table.keys.map { Array($0.name.utf8) })
  }

  private static let headKeys = BankFormat.caseHead.keys.map { Array($0.name.utf8) }
}
