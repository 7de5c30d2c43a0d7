import FoundationEssentials
import LambdaEvents
import Testing

@Suite("Kinesis stream events")
struct KinesisEventTests {
    @Test("A record has its place, its producer's bytes and its time of arrival")
    func record() throws {
        let event: KinesisEvent = try Sample.decode("kinesis")
        #expect(event.records.count == 2)
        let first = event.records[0]
        #expect(first.kinesis.sequenceNumber == "49590338271490256608559692538361571095921575989136580001")
        #expect(first.eventID == "shardId-000000000006:\(first.kinesis.sequenceNumber)")
        #expect(try first.kinesis.bytes == Array(#"{"celsius":21.5}"#.utf8))
        #expect(first.kinesis.arrivedAt == Date(timeIntervalSince1970: 1_545_084_650.987))
        #expect(try event.records[1].kinesis.bytes == [0, 255, 128])
    }

    @Test("Data that is no base64 is an error")
    func brokenData() {
        let entry = KinesisEvent.Entry(partitionKey: "p", sequenceNumber: "1", data: "no base64!")
        let error = #expect(throws: LambdaEventError.self) { try entry.bytes }
        #expect(error?.code == .invalidBase64)
    }

    @Test("The failure that is reported is a sequence number")
    func response() throws {
        let response: KinesisBatchResponse = try Sample.decode("kinesis-batch-response")
        #expect(
            response
                == KinesisBatchResponse(failedSequenceNumbers: [
                    "49590338271490256608559692538361571095921575989136580002"
                ]))
    }
}
