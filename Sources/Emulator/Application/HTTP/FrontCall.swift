/// A request that a connection has read, and how its response goes back: by `answer`, or by `stream`.
struct FrontCall: Sendable {
    /// Nil when the body was over the limit.
    let request: WholeRequest?
    /// To be called once, from any task; does nothing when the connection has ended meanwhile.
    let answer: @Sendable (WholeResponse) -> Void
    let stream: FrontStream
}
