import NIOCore

/// A response whose body is written in parts, from any task: `begin` first, `end` at last.
struct FrontStream: Sendable {
    let begin: @Sendable (_ head: WholeResponse) -> EventLoopFuture<Void>
    let write: @Sendable (_ part: [UInt8]) -> EventLoopFuture<Void>
    let end: @Sendable () -> Void
    /// Breaks the connection, so that the client does not take what it has for the whole.
    let abort: @Sendable () -> Void
}
