/// The steps around a handler, the outermost first.
package struct RequestChain: Sendable {
    package let steps: [any RequestStep]

    package init(_ steps: [any RequestStep]) {
        self.steps = steps
    }

    package func respond(
        to request: LambdaRequest, operation: RequestStep.Next
    ) async throws -> LambdaReply {
        try await respond(to: request, from: 0, operation: operation)
    }

    private func respond(
        to request: LambdaRequest, from place: Int, operation: RequestStep.Next
    ) async throws -> LambdaReply {
        guard place < steps.count else { return try await operation(request) }
        return try await steps[place].respond(to: request) { request in
            try await respond(to: request, from: place + 1, operation: operation)
        }
    }
}
