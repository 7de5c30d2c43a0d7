/// What the runtime posts.
extension RuntimeProtocol {
    /// The answer to it, and how the invocation ended if it did.
    struct Report: Sendable {
        let reply: RuntimeReply
        var outcome: InvocationOutcome?
    }

    enum Streaming: Sendable {
        case accept(Invocation)
        case refuse(RuntimeReply)
    }

    /// POST /runtime/invocation/{id}/response; `body` is nil when it was over the limit.
    mutating func respond(to answer: InvocationAnswer, _ body: [UInt8]?) -> Report {
        guard let body else {
            return settle(answer, "InvocationResponse", .failed(.responseTooLarge), accepted: .tooLarge)
        }
        return settle(answer, "InvocationResponse", .success(body), accepted: .accepted)
    }

    /// The head of a response in streaming mode.
    mutating func beginStream(_ answer: InvocationAnswer) -> Streaming {
        switch refusal(of: answer, "InvocationResponse") {
        case let reply?: return .refuse(reply)
        case nil:
            guard case .running(let invocation) = state else { return .refuse(.invalidRequestID) }
            state = .responding(invocation)
            return .accept(invocation)
        }
    }

    /// The end of the stream that was accepted.
    mutating func endStream(_ answer: InvocationAnswer, _ outcome: InvocationOutcome, reply: RuntimeReply) -> Report {
        guard case .responding(let invocation) = state, invocation.requestID == answer.requestID else {
            return Report(reply: late(answer) ?? .environmentEnded)
        }
        state = .responded(held: nil)
        lastRequestID = answer.requestID
        return Report(reply: reply, outcome: outcome)
    }

    /// A response whose mode is none.
    mutating func refuseResponseMode(of answer: InvocationAnswer) -> Report {
        settle(
            answer, "InvocationResponse", .failed(.invalidResponseMode(requestID: answer.requestID)),
            accepted: .invalidResponseMode)
    }

    /// POST /runtime/invocation/{id}/error
    mutating func fail(_ answer: InvocationAnswer, _ body: [UInt8]) -> Report {
        settle(answer, "InvocationErrorResponse", .functionError(body), accepted: .accepted)
    }

    /// POST /runtime/init/error
    mutating func failInit(_ body: [UInt8], type: String? = nil) -> Report {
        guard case .initializing(let held, isRuntimeReady: false) = state else {
            return Report(reply: .forbidden(from: stateName, to: "InitError"))
        }
        state = .ended(timedOut: nil)
        return Report(reply: .accepted, outcome: held == nil ? nil : .initError(body, type: type))
    }

    private mutating func settle(
        _ answer: InvocationAnswer, _ next: String, _ outcome: InvocationOutcome, accepted: RuntimeReply
    ) -> Report {
        if let reply = refusal(of: answer, next) { return Report(reply: reply) }
        state = .responded(held: nil)
        lastRequestID = answer.requestID
        return Report(reply: accepted, outcome: outcome)
    }

    /// Nil when it answers the invocation in hand, which nothing has answered yet.
    private func refusal(of answer: InvocationAnswer, _ next: String) -> RuntimeReply? {
        if let late = late(answer) { return late }
        guard case .running(let invocation) = state else {
            // A repeated answer names an invocation that is over; anything else comes at the wrong time.
            return answer.requestID == lastRequestID ? .invalidRequestID : .forbidden(from: stateName, to: next)
        }
        guard invocation.requestID == answer.requestID else { return .invalidRequestID }
        // The request is the same one, tried again, and this answers the attempt before.
        guard answer.invocationID == nil || answer.invocationID == invocation.invocationID else {
            return .invokeTimeout
        }
        return nil
    }

    private func late(_ answer: InvocationAnswer) -> RuntimeReply? {
        guard case .ended(let timedOut?) = state, timedOut == answer.requestID else { return nil }
        return .invokeTimeout
    }
}
