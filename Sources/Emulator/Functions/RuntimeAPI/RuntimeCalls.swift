/// What the Runtime API's server asks of the execution environment behind it.
protocol RuntimeCalls: Sendable {
    /// Returns when there is an invocation, or the environment ends.
    func next() async -> RuntimeReply
    /// `body` is nil when it was over the limit.
    func response(to answer: InvocationAnswer, _ body: [UInt8]?) async -> RuntimeReply
    /// Returns at the body's end.
    func streamedResponse(to answer: InvocationAnswer, _ response: StreamedResponse) async -> RuntimeReply
    /// A response whose mode is none.
    func invalidResponseMode(of answer: InvocationAnswer) async -> RuntimeReply
    func error(of answer: InvocationAnswer, _ body: [UInt8]) async -> RuntimeReply
    /// `type` is the header's, which the platform logs; the body's own may be another.
    func initError(_ body: [UInt8], type: String?) async -> RuntimeReply
}
