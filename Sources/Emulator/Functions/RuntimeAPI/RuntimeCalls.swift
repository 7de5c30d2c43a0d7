/// What the Runtime API's server asks of the execution environment behind it.
protocol RuntimeCalls: Sendable {
    /// Returns when there is an invocation, or the environment ends.
    func next() async -> RuntimeReply
    /// `body` is nil when it was over the limit.
    func response(to requestID: String, _ body: [UInt8]?) async -> RuntimeReply
    func error(of requestID: String, _ body: [UInt8]) async -> RuntimeReply
    func initError(_ body: [UInt8]) async -> RuntimeReply
}
