import AnswerFiles
import Reporting

/// A marking sheet as the two files that people want: a table to fill in, and a page to print.
struct MarkingSheetFiles {
  var sample: AnswerSample
  private let isBlind: Bool
  private let table: OutputFile
  /// Where the page goes; nil when the table goes to a stream.
  private let page: OutputFile?

  /// Makes an empty sheet.
  ///
  /// - Parameters:
  ///   - size: how many answers to draw.
  ///   - seed: another one draws other answers.
  ///   - isBlind: whether learners and the program's marks are hidden.
  ///   - table: where the table goes; the page lies beside it.
  /// - Throws: `Outcome` when the page cannot be written.
  init(size: Int, seed: UInt64, isBlind: Bool, table: OutputFile) throws {
    sample = AnswerSample(size: size, seed: seed)
    (self.isBlind, self.table) = (isBlind, table)
    page = try table.partial.map { _ in try OutputFile(Self.page(beside: table.name)) }
  }

  /// `sheet.html` for `sheet.csv`.
  private static func page(beside table: String) -> String {
    (table.hasSuffix(".csv") ? String(table.dropLast(4)) : table) + ".html"
  }

  /// Takes away what was begun.
  func abandon() { page?.abandon() }

  /// Writes both; the table takes its place with the run's other output.
  func write(_ csv: CSVWriter) throws {
    let sheet = MarkingSheet(sample, isBlind: isBlind)
    var sink = RowSink(name: table.name, descriptor: table.descriptor)
    try sink.write(sheet.rows, csv)
    try page?.write(MarkingSheetPage().page(sheet).bytes)
    let places = page.map { "\(table.name) to fill in, \($0.name) to print" } ?? "fill in the column mark"
    Messages.write("balint: \(sheet.answers) of \(Count.of(sample.count, "answer")) drawn by lot: \(places)")
  }
}
