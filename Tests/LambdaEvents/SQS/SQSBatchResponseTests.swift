import LambdaEvents
import Testing

@Suite("Partial batch responses")
struct SQSBatchResponseTests {
    @Test("Failed ids become items; without any, the whole batch succeeded")
    func ids() throws {
        let failed: AnyJSON = ["batchItemFailures": [["itemIdentifier": "b"], ["itemIdentifier": "a"]]]
        #expect(try AnyJSON(encoding: SQSBatchResponse(failedMessageIds: ["b", "a"])) == failed)
        #expect(try AnyJSON(encoding: SQSBatchResponse()) == ["batchItemFailures": []])
    }

    @Test(
        "In a FIFO queue all messages after a failed one fail too",
        arguments: [("1", ["1", "2", "3"]), ("2", ["2", "3"]), ("3", ["3"]), ("elsewhere", ["1", "2", "3"])])
    func fifo(_ failed: String, _ items: [String]) {
        let event = SQSEvent(
            records: ["1", "2", "3"].map {
                SQSEvent.Record(
                    messageId: $0, receiptHandle: "", body: "", md5OfBody: "", eventSourceARN: "", awsRegion: "")
            })
        let response = SQSBatchResponse(failedFrom: failed, in: event)
        #expect(response.batchItemFailures.map(\.itemIdentifier) == items)
        #expect(SQSBatchResponse(failedFrom: failed, in: SQSEvent(records: [])) == SQSBatchResponse())
    }

    @Test("Changes of a stream are named by their sequence numbers, with the window's state")
    func stream() throws {
        let response = DynamoDBBatchResponse(failedSequenceNumbers: ["111"], state: ["total": 4])
        let expected: AnyJSON = ["batchItemFailures": [["itemIdentifier": "111"]], "state": ["total": 4]]
        #expect(try AnyJSON(encoding: response) == expected)
        #expect(try AnyJSON(encoding: DynamoDBBatchResponse()) == ["batchItemFailures": []])
    }
}
