import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The threads of one user's work: the caller, and helpers that start with the first run and then
/// sleep between runs.
///
/// Only one run at a time. `@unchecked Sendable`: `body`, `generation`, `busy` and `isStopped` are
/// guarded by the mutex.
public final class WorkerPool: @unchecked Sendable {
  /// Helpers and the caller.
  public let threadCount: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var threads: [pthread_t] = []
  private var hasStarted = false
  private var body: ((Int) -> Void)?
  private var generation = 0
  private var busy = 0
  private var isStopped = false
  private let next = Atomic<Int>(0)
  private var count = 0

  /// - Parameter threadCount: the caller's own with them; at least 1.
  public init(threadCount: Int) {
    precondition(threadCount > 0)
    self.threadCount = threadCount
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// The processors that this process may run on.
  public static var processorCount: Int { Int(tra_processor_count()) }

  /// Calls `body` once for each of `0..<count`, smaller numbers first, on all threads; returns when
  /// all have returned.
  public func run(_ count: Int, _ body: (Int) -> Void) {
    if count > 1 { start() }
    guard !threads.isEmpty, count > 1 else {
      for index in 0..<count { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      pthread_mutex_lock(mutex)
      self.body = body
      self.count = count
      next.store(0, ordering: .relaxed)
      generation += 1
      busy = threads.count
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
      work(body, count)
      pthread_mutex_lock(mutex)
      while busy > 0 { pthread_cond_wait(changed, mutex) }
      self.body = nil
      pthread_mutex_unlock(mutex)
    }
  }

  /// Ends the helpers; nothing may run afterwards.
  public func stop() {
    pthread_mutex_lock(mutex)
    isStopped = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  private func start() {
    if hasStarted { return }
    hasStarted = true
    for _ in 1..<threadCount { startThread() }
  }

  private func startThread() {
    let context = Unmanaged.passRetained(self)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    // Signals are the main thread's: its waiting for a key must end at Ctrl-C.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    let status = pthread_create(&thread, nil, workerMain, context.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    // Without threads the caller does all the work.
    guard status == 0 else { return context.release() }
    #if canImport(Glibc)
      threads.append(thread)
    #else
      if let thread { threads.append(thread) }
    #endif
  }

  private func work(_ body: (Int) -> Void, _ count: Int) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }

  fileprivate func help() {
    var seen = 0
    pthread_mutex_lock(mutex)
    while true {
      while generation == seen && !isStopped { pthread_cond_wait(changed, mutex) }
      guard !isStopped, let body else { break }
      seen = generation
      let count = count
      pthread_mutex_unlock(mutex)
      work(body, count)
      pthread_mutex_lock(mutex)
      busy -= 1
      if busy == 0 { pthread_cond_broadcast(changed) }
    }
    pthread_mutex_unlock(mutex)
  }
}

#if canImport(Glibc)
  private func workerMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().help()
    return nil
  }
#else
  private func workerMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().help()
    return nil
  }
#endif
