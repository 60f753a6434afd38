/// Brings British spellings to the American one before stemming, so that a rubric in either meets answers in both.
enum AmericanSpelling {
  /// The American spelling of a lower-case word, or the word itself.
  static func of(_ word: String) -> String {
    if let other = irregular[word] { return other }
    for (ending, replacement) in endings where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      // Short words that merely end alike ("wise", "rise", "hour", "poured") are no variants.
      if stem.count >= 4, !unchanged.contains(word) { return stem + replacement }
    }
    return word
  }

  private static let endings: [(String, String)] = [
    ("isation", "ization"), ("isations", "izations"),
    ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"),
    ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
  ]

  /// Longer words on -ise in every country; short ones are passed over for their length.
  private static let unchanged: Set<String> = [
    "exercise", "exercised", "exercises", "exercising", "surprise", "surprised", "surprises", "surprising", "promise",
    "promised", "promises", "promising", "otherwise", "likewise", "compromise", "compromised", "compromises",
    "compromising", "expertise", "premise", "precise", "concise", "practises", "disguise", "disguised", "supervise",
    "supervised", "supervising", "despise", "despised", "paradise", "franchise",
  ]

  private static let irregular: [String: String] = {
    var pairs = [
      "mum": "mom", "mums": "moms", "mummy": "mommy", "grey": "gray", "tumour": "tumor", "tumours": "tumors",
      "practise": "practice", "practised": "practiced", "practising": "practicing", "paediatric": "pediatric",
      "diarrhoea": "diarrhea", "anaemia": "anemia", "anaemic": "anemic", "centre": "center", "centres": "centers",
      "counselling": "counseling", "counsellor": "counselor", "counselled": "counseled", "cheque": "check",
      "travelling": "traveling", "travelled": "traveled", "cancelled": "canceled", "cancelling": "canceling",
      "programme": "program", "programmes": "programs", "fulfil": "fulfill", "sceptical": "skeptical",
      "oedema": "edema", "haemorrhage": "hemorrhage", "judgement": "judgment", "licence": "license",
    ]
    for base in [
      "behaviour", "colour", "favour", "honour", "humour", "labour", "neighbour", "rumour", "harbour", "vapour",
    ] {
      let american = base.dropLast(2) + "r"
      for ending in ["", "s", "ed", "ing", "able", "ite", "ful", "less", "hood", "ly"] {
        pairs[base + ending] = american + ending
      }
    }
    return pairs
  }()
}
