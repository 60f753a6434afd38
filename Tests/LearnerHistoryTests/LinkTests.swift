import Foundation
import GRDB
import LearnerHistory
import Testing

/// A history that is reached through a link: all that lies beside it lies beside the file itself.
@Suite struct LinkTests {
  let filled: FilledHistory
  let link: URL
  var scratch: Scratch { filled.scratch }

  init() throws {
    filled = try FilledHistory()
    let folder = filled.scratch.folder.appendingPathComponent("links")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    link = folder.appendingPathComponent("link.sqlite")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: filled.scratch.file)
  }

  @Test func `a file that is missing is resolved by its folder`() throws {
    let folder = scratch.folder.appendingPathComponent("way")
    try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: scratch.folder)
    #expect(HistoryStore.resolved(folder.appendingPathComponent("none")).path == scratch.folder.path + "/none")
    #expect(HistoryStore.resolved(link).path == scratch.file.path)
  }

  @Test func `nothing is put beside the link, and a sitting is seen through it`() async throws {
    let store = try HistoryStore(at: scratch.file)
    let session = try store.begin()
    try store.saveDraft(Sample.draft("Thank", session: session))
    await #expect(processExitsWith: .success) { [link = link as URL] in
      let other = try HistoryStore(at: link)
      #expect(try other.latestDraft(of: Sample.learner) == nil)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: link.deletingLastPathComponent().path)
    #expect(names == ["link.sqlite"])
  }

  @Test func `a repair through the link reads what waits in the -wal file`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [file = scratch.file as URL] in
      let store = try HistoryStore(at: file)
      _ = try store.record(Sample.attempt("waiting", session: try store.begin()))
      kill(getpid(), SIGKILL)
    }
    let fresh = scratch.folder.appendingPathComponent("fresh.sqlite")
    let salvaged = try HistoryRepair.salvage(link, into: fresh)
    #expect(salvaged.rows(.attempt)?.read == 1)
    #expect(HistoryRepair.files(of: link) == [scratch.file, scratch.privateFile])
  }
}
