public import CaseModel
import CaseSyntax
public import Diagnostics
import Synchronization

/// A bank of which only the heads of its cases are known until one is opened, so that a large one is there at once.
public final class Catalogue: Sendable {
  /// What came of opening a case.
  public enum Opened: Sendable {
    /// The case, exactly as the loader makes it of the whole bank, and the skills and word groups it uses.
    case sound(Case, CaseBank)
    /// The case has so many faults, and cannot be used.
    case faulty(Int)
    /// There is no case of that id.
    case unknown
  }

  /// The cases in the order of the bank; of two with one id the first. Only opening one tells that it has no fault.
  public let heads: [CaseHead]
  /// The paths that have no fault and name only these cases, in the order of the bank.
  public let paths: [LearningPath]

  private let files: [CatalogueFile]
  private let fileOfCase: [String: Int]
  /// The files that hold skills or word groups.
  private let definitionFiles: [Int]
  private let base: @Sendable () -> CaseBank?
  private let definitions = Mutex<LoadedBank?>(nil)

  /// Lists the cases of a folder, or of the one file that is named.
  ///
  /// - Parameters:
  ///   - path: a folder or a file; the same files count as for `BankFolder.read`.
  ///   - base: a bank whose skills and word groups may be used too; made when the first case is opened.
  /// - Throws: `Failure` when there is nothing there or something cannot be read.
  public convenience init(
    _ path: String, base: @autoclosure @escaping @Sendable () -> CaseBank? = nil
  ) throws(BankFolder.Failure) {
    let files = try BankFolder.files(path).map { CatalogueFile.path($0) }
    self.init(files, try CatalogueFile.list(files), base)
  }

  /// Lists the cases of texts.
  ///
  /// - Parameters:
  ///   - sources: the texts, in the order in which cases are to be listed.
  ///   - base: a bank whose skills and word groups may be used too; made when the first case is opened.
  public convenience init(_ sources: [SourceText], base: @autoclosure @escaping @Sendable () -> CaseBank? = nil) {
    let files = sources.map { CatalogueFile.text($0) }
    // What is in memory can be read.
    self.init(files, (try? CatalogueFile.list(files)) ?? [], base)
  }

  private init(_ files: [CatalogueFile], _ listed: [ListedFile], _ base: @escaping @Sendable () -> CaseBank?) {
    let listing = Listing(files, listed)
    self.files = files
    self.base = base
    heads = listing.heads
    fileOfCase = listing.fileOfCase
    definitionFiles = listing.files.indices.filter { listing.files[$0].hasDefinitions }
    let known = Set(heads.map(\.id))
    var seen: Set<String> = []
    paths = listing.files.flatMap(\.paths).filter { path, isSound in
      seen.insert(path.id).inserted && isSound && known.isSuperset(of: path.cases)
    }.map(\.path)
  }

  /// Every theme of the bank with the number of its cases, in alphabetical order.
  public var themes: [(theme: String, count: Int)] { heads.themes }

  /// The learning path with an id, or nil.
  public func path(_ id: String) -> LearningPath? {
    paths.first { $0.id == id }
  }

  // MARK: Opening

  /// Loads a case. The first time, the skills and word groups of the bank are loaded as well.
  ///
  /// - Parameter id: the case's id.
  /// - Returns: the case with what it uses, or why there is none. A file that can no longer be read is one fault.
  public func open(_ id: String) -> Opened {
    guard let file = fileOfCase[id] else { return .unknown }
    guard let source = try? files[file].source() else { return .faulty(1) }
    // Most of opening a case is loading the definitions, which a case that names none can do without.
    if !definitionFiles.contains(file), let found = BankLoader.load([source]).bank.find(id) {
      return .sound(found, CaseBank(cases: [found], skills: [:], words: [:]))
    }
    let definitions = loadedDefinitions()
    let loaded = definitionFiles.contains(file) ? definitions : BankLoader.load([source], base: definitions.bank)
    guard let found = loaded.bank.find(id) else {
      let document = DecodedFile(source).documents.first { $0.root["case"]?.text == id }?.root.span
      let faults = loaded.diagnostics.filter { fault in
        fault.source.name == source.name
          && (document.map { fault.span.start >= $0.start && fault.span.start <= $0.end } ?? true)
      }
      return .faulty(max(1, faults.count))
    }
    return .sound(found, CaseBank(cases: [found], skills: loaded.bank.skills, words: loaded.bank.words))
  }

  /// The files that hold skills or word groups, loaded once.
  private func loadedDefinitions() -> LoadedBank {
    definitions.withLock { known in
      if let known { return known }
      let loaded = BankLoader.load(definitionFiles.compactMap { try? files[$0].source() }, base: base())
      known = loaded
      return loaded
    }
  }
}

/// The listed files of a bank together: which case an id stands for.
private struct Listing {
  private(set) var files: [ListedFile]
  private(set) var heads: [CaseHead] = []
  private(set) var fileOfCase: [String: Int] = [:]

  init(_ places: [CatalogueFile], _ listed: [ListedFile]) {
    files = listed
    decodeFilesWithSharedIDs(places)
    for isMade in [true, false] {
      // A case that is too faulty to be made leaves its id to one that is.
      for (index, file) in files.enumerated() {
        for found in file.cases where (found.isMade ?? true) == isMade && fileOfCase[found.id] == nil {
          fileOfCase[found.id] = index
          if let head = found.head { heads.append(head) }
        }
      }
    }
  }

  /// Where two cases have one id, the first that the loader can make counts; heads alone do not tell which that is.
  private mutating func decodeFilesWithSharedIDs(_ places: [CatalogueFile]) {
    var first: [String: Int] = [:]
    var shared: Set<Int> = []
    for (index, file) in files.enumerated() {
      for found in file.cases {
        if let other = first[found.id] {
          shared.formUnion([index, other])
        } else {
          first[found.id] = index
        }
      }
    }
    for index in shared where files[index].cases.contains(where: { $0.isMade == nil }) {
      if let source = try? places[index].source() { files[index] = ListedFile(decoding: source) }
    }
  }
}
