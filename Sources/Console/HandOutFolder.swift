import AnswerFiles
import Foundation
import Reporting

/// A folder with one file of feedback for each learner, written piece by piece as the answers come.
///
/// Files grow under a partial name, and take the place of older ones when all are whole. They and a new folder are
/// readable by their owner only.
struct HandOutFolder {
  private let path: String
  private let handOut: any HandOut
  private var names = HandOutName()
  /// The files begun, without extension, in the order of their beginning.
  private var begun: [String] = []
  private var isBegun: Set<String> = []
  private var withoutLearner = 0

  /// Makes the folder unless it is there.
  init(_ path: String, _ handOut: any HandOut) throws {
    self.path = path
    self.handOut = handOut
    if mkdir(path, 0o700) != 0 {
      let code = errno
      var status = stat()
      guard code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        let reason = code == EEXIST ? "it is no folder" : String(cString: strerror(code))
        throw Outcome.unreadable("\(path) cannot take feedback: \(reason)")
      }
    }
  }

  /// Adds feedback to a learner's file. An answer without a learner is nobody's and gets none.
  mutating func add(_ feedback: Feedback, on question: AnsweredQuestion, learner: String) throws {
    guard !learner.isEmpty else {
      withoutLearner += 1
      return
    }
    let name = names.name(of: learner)
    let section = handOut.section(feedback, on: question)
    if isBegun.insert(name).inserted {
      begun.append(name)
      try write(handOut.opening(learner: learner) + section, to: name, O_CREAT | O_TRUNC)
    } else {
      try write(section, to: name, O_APPEND)
    }
  }

  /// Closes every file and puts it in its place.
  func finish() throws {
    for name in begun { try write(handOut.closing, to: name, O_APPEND) }
    for name in begun {
      guard rename(partial(name), file(name)) == 0 else { throw cannotWrite(name) }
    }
    if withoutLearner > 0 {
      let answers = Count.of(withoutLearner, "answer")
      Messages.write("balint: \(answers) without a learner: no feedback file; fill in the learner column to get one")
    }
  }

  /// Takes the files that were begun away.
  func abandon() {
    for name in begun { unlink(partial(name)) }
  }

  private func file(_ name: String) -> String { "\(path)/\(name).\(handOut.fileExtension)" }

  private func partial(_ name: String) -> String { file(name) + ".partial" }

  private func cannotWrite(_ name: String) -> Outcome {
    Outcome.unreadable("\(file(name)) cannot be written: \(String(cString: strerror(errno)))")
  }

  private func write(_ bytes: [UInt8], to name: String, _ how: Int32) throws {
    let descriptor = open(partial(name), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | how, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(name) }
    defer { close(descriptor) }
    var sink = RowSink(name: file(name), descriptor: descriptor)
    try sink.write(bytes)
    try sink.flush()
  }
}
