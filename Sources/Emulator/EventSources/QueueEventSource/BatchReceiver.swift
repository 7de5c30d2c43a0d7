import Queues

/// Gathers the messages of one event: what a receive gives, and more while the batch is not full and its window is open.
///
/// When the task is cancelled it returns what it has; a message that was received is never dropped.
struct BatchReceiver: Sendable {
    /// What one receive gives at most.
    private static let receiveMax = 10

    let configuration: QueueEventSourceConfiguration
    let queue: String
    let queues: QueuesService
    let clock: any Clock<Duration>

    func receive() async throws -> [ReceivedMessage] {
        if Task.isCancelled { return [] }
        let first = try await receive(missing: configuration.batchSize, waitSeconds: QueueEventSource.waitSeconds)
        guard !first.isEmpty, first.count < configuration.batchSize else { return first }
        guard configuration.batchingWindowSeconds > 0 else {
            // A short answer says that the queue is empty.
            return first.count < Self.receiveMax ? first : await filling(first, waitSeconds: 0)
        }
        return await withTaskGroup(of: [ReceivedMessage]?.self) { group in
            group.addTask { await filling(first, waitSeconds: QueueEventSource.waitSeconds) }
            group.addTask {
                try? await clock.sleep(for: .seconds(configuration.batchingWindowSeconds))
                return nil
            }
            let earlier = await group.next() ?? nil
            group.cancelAll()
            if let earlier { return earlier }
            let filled = await group.next() ?? nil
            return filled ?? first
        }
    }

    /// Receives until the batch is full or large, a receive finds nothing without waiting, or the task is cancelled.
    private func filling(_ first: [ReceivedMessage], waitSeconds: Int) async -> [ReceivedMessage] {
        var messages = first
        var bodyBytes = first.reduce(0) { $0 + $1.body.utf8.count }
        while messages.count < configuration.batchSize, bodyBytes < QueueBatch.payloadBytesMax, !Task.isCancelled {
            // A queue that fails now fails again at the next receive, which tells of it.
            let missing = configuration.batchSize - messages.count
            guard let more = try? await receive(missing: missing, waitSeconds: waitSeconds) else { break }
            if more.isEmpty, waitSeconds == 0 { break }
            messages += more
            bodyBytes += more.reduce(0) { $0 + $1.body.utf8.count }
        }
        return messages
    }

    private func receive(missing: Int, waitSeconds: Int) async throws -> [ReceivedMessage] {
        try await queues.receive(
            fromQueue: queue, ReceiveOptions(maxMessages: min(Self.receiveMax, missing), waitSeconds: waitSeconds))
    }
}
