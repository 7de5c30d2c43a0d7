import Glibc

/// The processes of one execution environment: its bootstrap, which leads a session of its own, and what that started.
///
/// Only valid while the leader has not been reaped, so that its number stands for nobody else. A process that makes itself
/// a session of its own escapes; AWS would end it with the sandbox.
struct ProcessGroup: Sendable {
    let leader: Int32

    func terminate() { signal(SIGTERM) }

    func kill() { signal(SIGKILL) }

    private func signal(_ number: Int32) {
        // There may be nobody left, which is what was wanted.
        _ = Glibc.kill(-leader, number)
    }
}
