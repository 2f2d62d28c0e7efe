// Starts a program by posix_spawn with signals as a login shell would leave them.
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ChildProcess {
  enum Input {
    /// Descriptors that become 0, 1 and 2.
    case descriptors(Int32, Int32, Int32)
    /// A terminal by name; it becomes the controlling terminal of a new session.
    case terminal(String)
  }

  /// Descriptors are made and inherited under this lock: else a child that is spawned by another
  /// test between `pipe` and `FD_CLOEXEC` holds our pipe open and its end is never seen.
  static let lock = Mutex(())

  static func closeOnExec(_ descriptor: Int32) {
    precondition(fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0)
  }

  /// Must be called under `lock`.
  static func spawn(
    _ path: String, _ arguments: [String], environment: [String: String],
    workingDirectory: String?, input: Input
  ) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    connect(input, &actions)
    resetSignals(&attributes, newSession: { if case .terminal = input { true } else { false } }())

    let variables = Program.environment.merging(environment) { $1 }
    // Swift does not see posix_spawn_file_actions_addchdir_np, so `env` changes the folder.
    let words = (workingDirectory.map { ["/usr/bin/env", "-C", $0] } ?? []) + [path] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, words[0], &actions, &attributes, &argv, &envp)
    precondition(failure == 0, "cannot start \(path): \(String(cString: strerror(failure)))")
    return child
  }

  private static func connect(_ input: Input, _ actions: inout posix_spawn_file_actions_t) {
    switch input {
    case .descriptors(let input, let output, let errors):
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, errors, 2)
    case .terminal(let name):
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }

  private static func resetSignals(_ attributes: inout posix_spawnattr_t, newSession: Bool) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let setSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Swift does not see
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, newSession ? flags | setSession : flags)
  }
}
