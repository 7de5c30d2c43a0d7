/// Which invocation a runtime answers.
struct InvocationAnswer: Sendable, Equatable {
    let requestID: String
    /// `Lambda-Runtime-Invocation-Id`, which tells the attempts of one request apart; nil from a runtime that does not echo
    /// it.
    var invocationID: String?
}
