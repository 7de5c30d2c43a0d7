/// SNS's operations on messages. Source: SNS API reference, query protocol.
package struct TopicClient: Sendable {
    private var client: AWSQueryClient
    private let policy: RetryPolicy
    private let clock: RetryClock
    private var deadline: Timestamp?

    /// Of all messages of one request together, with their attributes, unless the topic allows up to 1 MiB: larger single
    /// messages are sent as they are, for the service to decide.
    package static let batchBytesMax = 262_144
    package static let bytesMax = 1_048_576
    /// Of one request; larger batches are sent in several.
    package static let batchCountMax = 10

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system
    ) {
        client = AWSQueryClient(
            service: "sns", version: "2010-03-31", configuration: configuration, http: http, policy: policy,
            clock: clock)
        self.policy = policy
        self.clock = clock
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> TopicClient {
        var client = self
        client.client = self.client.before(deadline)
        client.deadline = deadline
        return client
    }

    @discardableResult
    package func publish(_ draft: TopicDraft, to topicARN: String) async throws(AWSError) -> TopicReceipt {
        let result = try await client.call("Publish", [("TopicArn", topicARN)] + draft.parameters())
        guard let receipt = TopicReceipt(result) else {
            throw AWSError(code: AWSError.decoding, message: "the answer names no message", status: 200)
        }
        return receipt
    }

    /// Publishes any number of messages, ten in a request. Those that fail through the service's fault are sent again, but
    /// for messages of a group, whose order would change.
    package func publishBatch(_ drafts: [TopicDraft], to topicARN: String) async -> BatchOutcome<TopicReceipt> {
        let calls = BatchCalls<TopicDraft, TopicReceipt>(
            countMax: Self.batchCountMax, bytesMax: Self.batchBytesMax, policy: policy, clock: clock,
            deadline: deadline, byteCount: \.byteCount, canRepeat: { $0.groupID == nil })
        return await calls.run(drafts) { numbered async throws(AWSError) in
            var parameters = [(name: "TopicArn", value: topicARN)]
            for (place, entry) in numbered.enumerated() {
                let prefix = "PublishBatchRequestEntries.member.\(place + 1)."
                parameters.append((prefix + "Id", String(entry.index)))
                parameters += entry.entry.parameters(prefix: prefix)
            }
            return Self.outcome(try await client.call("PublishBatch", parameters))
        }
    }

    private static func outcome(_ result: XMLElement) -> BatchOutcome<TopicReceipt> {
        var outcome = BatchOutcome<TopicReceipt>()
        for member in result["Successful"]?.all("member") ?? [] {
            guard let index = Int(member["Id"]?.text ?? ""), let receipt = TopicReceipt(member) else { continue }
            outcome.successes.append((index, receipt))
        }
        for member in result["Failed"]?.all("member") ?? [] {
            guard let index = Int(member["Id"]?.text ?? "") else { continue }
            let code = member["Code"]?.text ?? ""
            outcome.failures.append(
                EntryFailure(
                    index: index, code: code, message: member["Message"]?.text ?? code,
                    isSenderFault: member["SenderFault"]?.text != "false"))
        }
        return outcome
    }
}

extension TopicReceipt {
    fileprivate init?(_ element: XMLElement) {
        guard let id = element["MessageId"]?.text, !id.isEmpty else { return nil }
        self.init(messageID: id, sequenceNumber: element["SequenceNumber"]?.text)
    }
}
