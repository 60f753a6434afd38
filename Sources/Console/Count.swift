/// Numbers with their nouns: "1 row", "2 rows".
enum Count {
  static func of(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
