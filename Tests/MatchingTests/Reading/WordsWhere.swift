@testable import Matching

/// The words of a text for which something holds, as typed, with blanks between.
enum WordsWhere {
  static func standing(_ text: String, _ holds: (AnswerText.Standing) -> Bool) -> String {
    let answer = TextReader().read(text)
    var words: [String] = []
    for (index, standing) in answer.standings.enumerated() where holds(standing) {
      let word = answer.text(from: answer.words[index].start, to: answer.words[index].end)
      // A contracted word is two words with one place.
      if index > 0, answer.words[index].start == answer.words[index - 1].start, words.last == word { continue }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  static func said(_ text: String) -> String { standing(text) { $0.zone == .speech } }
}
