import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("Handling batches of messages")
struct HandleQueueBatchTests {
    private let output = RecordedLogOutput()

    struct Payload: Codable {
        var id: String
    }

    struct Refused: Error {}

    @Test("Only the messages that failed are reported, whether their body or their handling was at fault")
    func partialFailures() async {
        let event = SQSEvent(records: [
            SampleEvents.record(#"{"id":"good"}"#, id: "m-1"), SampleEvents.record(#"{"id":"bad"}"#, id: "m-2"),
            SampleEvents.record("no json", id: "m-3"), SampleEvents.record(#"{"id":"good"}"#, id: "m-4"),
        ])
        let logger = LoggingUtils.logger(service: "s", level: .info, output: output)
        let response = await handleQueueBatch(
            event, context: SampleEvents.context, logger: logger, decoding: Payload.self
        ) { envelope, _ in
            if envelope.payload.id == "bad" { throw Refused() }
        }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["m-2", "m-3"])
        let failures = output.records.filter { $0["message"] == "record failed" }
        #expect(failures.map { $0["message_id"] } == ["m-2", "m-3"])
        #expect(failures.map { $0["exception_name"] } == ["Refused", "EventTransformError"])
        #expect(failures.first?["function_request_id"] == "invocation-1")
    }

    @Test("An empty batch has no failures")
    func empty() async {
        let logger = LoggingUtils.logger(service: "s", level: .info, output: output)
        let response = await handleQueueRecords(
            SQSEvent(records: []), context: SampleEvents.context, logger: logger
        ) { _, _ in throw Refused() }
        #expect(response == SQSBatchResponse())
    }
}
