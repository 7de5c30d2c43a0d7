/// What the Extensions API's server asks of the execution environment behind it.
protocol ExtensionCalls: Sendable {
    /// - Parameter wantsAccountID: whether the answer is to tell the account.
    func register(extension name: String, _ events: [String], wantsAccountID: Bool) async -> RuntimeReply
    /// Returns when there is an event, or the environment ends.
    func nextEvent(of id: String) async -> RuntimeReply
    /// `state` is the one that the failure leads to.
    func fail(extension id: String, to state: RegisteredExtension.State, type: String) async -> RuntimeReply
}
