/// Puts events on EventBridge's buses. Source: EventBridge API reference, PutEvents, AWS JSON protocol 1.1.
package struct EventBusClient: Sendable {
    private var client: AWSJSONClient
    private let policy: RetryPolicy
    private let clock: RetryClock
    private var deadline: Timestamp?

    /// Of all entries of one request together; was 256 KB before 2026.
    package static let bytesMax = 1_048_576
    /// Of one request; more are put in several.
    package static let entriesMax = 10

    /// What passes by itself. Source: PutEvents, "Handling failures with PutEvents".
    private static let passingCodes: Set<String> = [
        "InternalFailure", "InternalException", "InternalServerError", "ThrottlingException", "ServiceUnavailable",
    ]

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "events", targetPrefix: "AWSEvents", jsonVersion: "1.1", configuration: configuration, http: http,
            policy: policy, clock: clock)
        self.policy = policy
        self.clock = clock
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> EventBusClient {
        var client = self
        client.client = self.client.before(deadline)
        client.deadline = deadline
        return client
    }

    /// Puts any number of events on a bus, which is named by its name or ARN. The successes' values are the events' ids.
    ///
    /// Entries that fail through the service's fault are put again: an event may so be put twice, and buses keep no order.
    package func put(_ events: [BusEvent], on bus: String = "default") async -> BatchOutcome<String> {
        let calls = BatchCalls<BusEvent, String>(
            countMax: Self.entriesMax, bytesMax: Self.bytesMax, policy: policy, clock: clock, deadline: deadline,
            byteCount: \.byteCount, canRepeat: { _ in true })
        return await calls.run(events) { numbered async throws(AWSError) in
            let input = EventBusOperation.Put(entries: numbered.map { .init($0.entry, bus: bus) })
            let answer = try await client.call("PutEvents", input, returning: EventBusOperation.Answer.self)
            return Self.outcome(answer, of: numbered.map(\.index))
        }
    }

    private static func outcome(_ answer: EventBusOperation.Answer, of indexes: [Int]) -> BatchOutcome<String> {
        var outcome = BatchOutcome<String>()
        for (index, entry) in zip(indexes, answer.entries) {
            if let id = entry.id, entry.errorCode == nil {
                outcome.successes.append((index, id))
            } else {
                let code = entry.errorCode ?? AWSError.decoding
                outcome.failures.append(
                    EntryFailure(
                        index: index, code: code, message: entry.errorMessage ?? code,
                        isSenderFault: !passingCodes.contains(code)))
            }
        }
        return outcome
    }
}
