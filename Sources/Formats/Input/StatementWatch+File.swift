import Engine

/// What ends a statement, as a fault of the file that is read meanwhile.
extension StatementWatch {
  func check(_ path: String) throws(FileFault) {
    do throws(EngineFault) {
      try cancellation.check()
    } catch {
      throw FileFault(stoppedBy: error, path)
    }
  }

  /// Charges what a state of the load has grown to.
  func raise(_ charge: MemoryCharge, to bytes: Int, _ path: String) throws(FileFault) {
    do throws(EngineFault) {
      try charge.raise(to: bytes)
    } catch {
      throw FileFault(stoppedBy: error, path)
    }
  }
}

extension FileFault {
  fileprivate init(stoppedBy fault: EngineFault, _ path: String) {
    self.init(.stopped(fault.kind), path, "stopped while it was read")
  }
}
