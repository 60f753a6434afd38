import Synchronization

/// One stemmer for building sets on any task: a lock costs less than a handle for each word.
enum SharedStemmer {
  private static let stemmer = Mutex(Stemmer())

  static func stem(_ word: String) -> String {
    stemmer.withLock { $0.stem(word) }
  }
}
