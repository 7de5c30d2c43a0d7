package import SharedLayer

/// Hands slices and parts to the invocations that work on them.
///
/// Not by the outbox: a message is sent before what asks for it is noted as done, so that a run that dies sends it again, and a
/// slice or a part that was done already does nothing.
package struct ReconciliationTaskSender: Sendable {
    private let queues: QueueClient
    private let slicesURL: String
    private let partsURL: String

    package init(queues: QueueClient, slicesURL: String, partsURL: String) {
        self.queues = queues
        self.slicesURL = slicesURL
        self.partsURL = partsURL
    }

    package func sendSlices(
        _ slices: [Int], of reference: ReconciliationReference, _ invocation: FunctionInvocation
    ) async throws {
        try await send(slices.map { ReconciliationTask(reference, .slice($0)) }, to: slicesURL, invocation)
    }

    package func sendParts(
        _ parts: [Int], of reference: ReconciliationReference, _ invocation: FunctionInvocation
    ) async throws {
        try await send(parts.map { ReconciliationTask(reference, .part($0)) }, to: partsURL, invocation)
    }

    private func send(_ tasks: [ReconciliationTask], to url: String, _ invocation: FunctionInvocation) async throws {
        guard !tasks.isEmpty else { return }
        try await queues.before(invocation.deadline).sendBatch(tasks.map { QueueDraft($0.body) }, to: url).requireAll()
    }
}
