extension ExecutionEnvironment {
    func streamedResponse(to answer: InvocationAnswer, _ response: StreamedResponse) async -> RuntimeReply {
        switch machine.beginStream(answer) {
        case .refuse(let reply):
            response.body.finish(.truncated)
            return reply
        case .accept(let invocation):
            streamedBody = response.body
            let (outcome, reply) = await receive(response, of: invocation)
            streamedBody = nil
            return take(machine.endStream(answer, outcome, reply: reply))
        }
    }

    /// The caller takes the body while it comes; for one that wants it whole it is collected here.
    private func receive(_ response: StreamedResponse, of invocation: Invocation) async
        -> (InvocationOutcome, RuntimeReply)
    {
        var collected: InvocationOutcome?
        if let slot = invocation.response {
            slot.fill(response)
        } else {
            collected = await collect(response.body)
        }
        switch await response.body.end() {
        case .complete(let trailers):
            if let error = StreamError(trailers: trailers) { return (.functionError(error.body), .accepted) }
            guard let collected else { return (.streamed, .accepted) }
            return (collected, collected.isSuccess ? .accepted : .tooLarge)
        case .tooLarge:
            return (.failed(.streamTooLarge), .streamTooLarge)
        case .truncated:
            // Where the process has ended, that says more.
            await wait(within: Self.exitMax) { processHasEnded }
            return (.failed(.truncated(requestID: invocation.requestID)), .truncated)
        }
    }

    private func collect(_ body: StreamedBody) async -> InvocationOutcome {
        var bytes: [UInt8] = []
        var isTooLarge = false
        while let chunk = await body.next() {
            isTooLarge = isTooLarge || bytes.count + chunk.count > InvocationLimits.responseBytesMax
            if !isTooLarge { bytes += chunk }
        }
        return isTooLarge ? .failed(.responseTooLarge) : .success(bytes)
    }

    /// How long after a broken connection the end of its process is waited for.
    private static let exitMax = Duration.milliseconds(200)
}
