public import CaseModel
public import Diagnostics

/// The bank inside the executable.
public enum StarterBank {
  /// Its files, named as they are in the folder `cases`.
  public static var sources: [SourceText] {
    embeddedBank.map { file in
      SourceText(name: "cases/\(file.name)", bytes: file.text.withUTF8Buffer { Array($0) })
    }
  }

  /// The skills and word groups of the starter bank, which every bank may use.
  public static var definitions: CaseBank {
    let files = sources.filter { $0.name.hasPrefix("cases/skills/") || $0.name.hasPrefix("cases/words/") }
    return BankLoader.load(files).bank
  }

  /// Its cases, by their heads; nothing else is read until one is opened.
  public static var catalogue: Catalogue { Catalogue(sources) }
}
