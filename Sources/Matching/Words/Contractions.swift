/// Takes contracted words apart, so that "don't", "dont" and "do not" are read alike, and "u" as "you".
enum Contractions {
  /// The words a lower-case word with straight apostrophes stands for; itself when it is not contracted.
  ///
  /// `'d` is read as "would"; the possessive `'s` is dropped.
  static func expand(_ word: String) -> [String] {
    if let words = whole[word] { return words }
    guard word.utf8.contains(UInt8(ascii: "'")) else { return [word] }
    for (ending, meaning) in endings where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count {
      return expand(String(word.dropLast(ending.count))) + [meaning]
    }
    if word.hasSuffix("'s") {
      let base = String(word.dropLast(2))
      return isBefore.contains(base) ? [base, "is"] : [base]
    }
    return [word.filter { $0 != "'" }].filter { !$0.isEmpty }
  }

  private static let endings = [
    ("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"),
  ]

  private static let isBefore: Set<String> = [
    "it", "he", "she", "that", "this", "what", "there", "here", "who", "how", "where", "when", "why", "everything",
    "nothing", "something", "one",
  ]

  private static let whole: [String: [String]] = [
    "can't": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"], "ain't": ["is", "not"],
    "cannot": ["can", "not"], "let's": ["let", "us"], "lets": ["let", "us"], "gonna": ["going", "to"],
    "wanna": ["want", "to"], "dont": ["do", "not"], "cant": ["can", "not"], "wont": ["will", "not"],
    "didnt": ["did", "not"], "doesnt": ["does", "not"], "isnt": ["is", "not"], "arent": ["are", "not"],
    "wasnt": ["was", "not"], "werent": ["were", "not"], "couldnt": ["could", "not"],
    "wouldnt": ["would", "not"], "shouldnt": ["should", "not"], "havent": ["have", "not"],
    "hasnt": ["has", "not"], "hadnt": ["had", "not"], "im": ["i", "am"], "ive": ["i", "have"],
    "youre": ["you", "are"], "youll": ["you", "will"], "theyll": ["they", "will"], "youve": ["you", "have"],
    "theyre": ["they", "are"], "theyve": ["they", "have"],
    "thats": ["that", "is"], "whats": ["what", "is"], "hes": ["he", "is"], "shes": ["she", "is"],
    "theres": ["there", "is"], "youd": ["you", "would"],
    // As in messages.
    "u": ["you"], "ur": ["your"], "urself": ["yourself"], "r": ["are"], "pls": ["please"], "plz": ["please"],
    "thx": ["thanks"], "cuz": ["because"], "coz": ["because"],
  ]
}
