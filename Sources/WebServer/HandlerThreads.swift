internal import Dispatch

/// Threads for handlers alone, so that no work of the rest of the program keeps clients waiting.
final class HandlerThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "balint.web", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
