import Glibc

/// Starts threads for code that blocks, which the cooperative pool must not run.
package enum OwnThread {
    /// Runs `body` on a new, detached thread.
    ///
    /// - Throws: `ProcessError.Code.outOfResources` when the system has no thread to give.
    package static func start(_ body: @escaping @Sendable () -> Void) throws(ProcessError) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(ThreadBody(body))
        let code = pthread_create(&thread, nil, runThreadBody, context.toOpaque())
        guard code == 0 else {
            context.release()
            throw ProcessError(.outOfResources, "no thread to be had: \(String(cString: strerror(code)))")
        }
        pthread_detach(thread)
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
