/// Numbers with their nouns: "1 row", "2 rows".
enum Count {
  static func of(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }
}
