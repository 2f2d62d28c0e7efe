import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads that share the columns of one block, then of the next.
///
/// A column is one thread's at a time, so codes come in the same order at every thread count.
/// `@unchecked Sendable`: `body`, `generation`, `busy` and `isStopped` are guarded by the mutex.
final class ColumnTeam: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var threads: [pthread_t] = []
  private var body: ((Int) -> Void)?
  private var generation = 0
  private var busy = 0
  private var isStopped = false
  private let next = Atomic<Int>(0)
  private var count = 0

  /// - Parameter helpers: threads beside the caller's own.
  init(helpers: Int) {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    for _ in 0..<helpers { startThread() }
  }

  private func startThread() {
    let context = Unmanaged.passRetained(self)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let status = pthread_create(&thread, nil, columnTeamMain, context.toOpaque())
    // Without threads the caller does all the work.
    guard status == 0 else { return context.release() }
    #if canImport(Glibc)
      threads.append(thread)
    #else
      if let thread { threads.append(thread) }
    #endif
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Calls `body` once for each of `0..<count`, on all threads; returns when all have returned.
  func run(_ count: Int, _ body: (Int) -> Void) {
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

  /// Ends the threads; nothing may run afterwards.
  func stop() {
    pthread_mutex_lock(mutex)
    isStopped = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
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
  private func columnTeamMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ColumnTeam>.fromOpaque(context).takeRetainedValue().help()
    return nil
  }
#else
  private func columnTeamMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ColumnTeam>.fromOpaque(context).takeRetainedValue().help()
    return nil
  }
#endif
