public import Drills

/// Why something that came over the network was not taken, in words that name the cause and the mend.
public enum DrillProblem: Sendable, Equatable {
  /// The drill refused it.
  case refused(Drill.Refusal)
  /// The join code is not the one on the screen.
  case wrongCode
  /// Too many wrong codes, or too many requests.
  case tooManyTries
  /// As many have joined as there is room for.
  case full
  /// The request is larger than anything that a page of ours sends.
  case tooLarge
  /// The request is not what a page of ours sends.
  case malformed
  /// There is no such page.
  case notFound
  /// The drill is over.
  case ended

  /// The words.
  public var words: String {
    switch self {
    case .refused(let refusal): Self.words(refusal)
    case .wrongCode: "That is not the code on the screen. Type it as it stands there; capitals do not matter."
    case .tooManyTries: "There were too many tries from this device or its network. Wait a minute, then try again."
    case .full: "As many have joined as there is room for. Tell the tutor."
    case .tooLarge: "That is more than one answer may be. Make it shorter and send it again."
    case .malformed: "What came was cut short or is not from this page. Load the page again and send it once more."
    case .notFound: "There is no such page. Take the address from the screen in the room."
    case .ended: Self.words(.ended)
    }
  }

  private static func words(_ refusal: Drill.Refusal) -> String {
    switch refusal {
    case .notOpen:
      "Not sent: the question had closed, or another one has begun. What you wrote is below; you can say it aloud."
    case .notJoined: "Not sent: this device has not joined, or its name was given to another. Join with the code first."
    case .unknownName: "That name is not on the tutor's list. Type it as it stands there, or ask the tutor."
    case .nameTaken:
      "Somebody has joined under this name from another device. If it was you, ask the tutor to free it."
    case .empty:
      "Not sent: there are no words in it. To say nothing is an answer too: write what you would do meanwhile."
    case .tooLong:
      "Not sent: it has more than \(Drill.longestAnswer) characters. What you wrote is below; make it shorter and send it again."
    case .ended: "The drill is over. Nothing can be sent any more."
    case .alreadyTaken, .nothingToUndo: "There is nothing to take back."
    case .unknown: "Not sent: there is no such case or question. Load the page again."
    }
  }
}
