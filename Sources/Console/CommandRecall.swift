import Foundation
import LearnerHistory
import Terminal

/// The commands of earlier sittings, for the arrow keys: `history.sqlite-commands` beside `history.sqlite`. No answer is in it.
struct CommandRecall {
  private let path: String

  init(beside history: URL) {
    path = HistoryStore.commandsFile(beside: history).path
  }

  /// To be recalled is a comfort: where it fails, the sitting goes on, and a foreign file stays as it is.
  func load(into editor: LineEditor) {
    try? editor.loadHistory(from: path)
  }

  /// At each command, for a program that is killed saves nothing at its end.
  func save(from source: any LineSource) {
    try? (source as? LineEditor)?.saveHistory(to: path)
  }
}
