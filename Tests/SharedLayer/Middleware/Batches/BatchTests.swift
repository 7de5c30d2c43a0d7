import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import Logging
import Synchronization
import Testing

@testable import SharedLayer

@Suite("Handling batches")
struct BatchTests {
    private let output = RecordedLogOutput()
    private var logger: Logger { LoggingUtils.logger(service: "s", level: .info, output: output) }

    struct Payload: Codable { var id: String }
    struct Refused: Error {}

    /// Keeps which records were begun.
    final class Begun: Sendable {
        private let ids = Mutex<[String]>([])
        var all: [String] { ids.withLock { $0 } }
        func add(_ id: String) { ids.withLock { $0.append(id) } }
    }

    private func fifo(_ messages: [(id: String, group: String)]) -> SQSEvent {
        SQSEvent(
            records: messages.map { message in
                var record = SampleEvents.record(
                    "{}", id: message.id, attributes: ["MessageGroupId": message.group, "SequenceNumber": "1"])
                record.eventSourceARN = "arn:aws:sqs:eu-central-1:123456789012:jobs.fifo"
                return record
            })
    }

    private func queue(_ count: Int) -> SQSEvent {
        SQSEvent(records: (1...count).map { SampleEvents.record("{}", id: "m-\($0)") })
    }

    @Test("After a failure in a group the rest of it is not begun, other groups go on")
    func groups() async throws {
        let event = fifo([("1", "a"), ("2", "b"), ("3", "a"), ("4", "b"), ("5", "a"), ("6", "c")])
        let begun = Begun()
        let response = try await handleQueueRecords(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions()
        ) { record, _ in
            begun.add(record.messageId)
            if record.messageId == "3" { throw Refused() }
        }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["3", "5"])
        #expect(Set(begun.all) == ["1", "2", "3", "4", "6"])
    }

    @Test("Where a failure stops the batch, nothing after it is begun")
    func wholeBatch() async throws {
        let event = fifo([("1", "a"), ("2", "b"), ("3", "a"), ("4", "b")])
        let begun = Begun()
        let response = try await handleQueueRecords(
            event, context: SampleEvents.context, logger: logger,
            options: BatchOptions(concurrencyMax: 4, groupFailure: .stopsBatch)
        ) { record, _ in
            begun.add(record.messageId)
            if record.messageId == "2" { throw Refused() }
        }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["2", "3", "4"])
        #expect(begun.all == ["1", "2"])
    }

    @Test("A standard queue's groups order nothing")
    func fairQueue() async throws {
        var event = fifo([("1", "a"), ("2", "a")])
        for place in event.records.indices { event.records[place].eventSourceARN = "arn:aws:sqs:eu-central-1:1:jobs" }
        let response = try await handleQueueRecords(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions()
        ) { record, _ in if record.messageId == "1" { throw Refused() } }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["1"])
    }

    @Test("No more records run at once than allowed, and as many do", arguments: [1, 3, 20])
    func concurrency(_ concurrencyMax: Int) async throws {
        let running = Mutex((now: 0, most: 0))
        let expected = min(concurrencyMax, 10)
        let response = try await handleQueueRecords(
            queue(10), context: SampleEvents.context, logger: logger,
            options: BatchOptions(concurrencyMax: concurrencyMax)
        ) { _, _ in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            // Until as many run as may: with fewer this would not end before its bound.
            for _ in 0..<100_000 where running.withLock({ $0.most }) < expected { await Task.yield() }
            running.withLock { $0.now -= 1 }
        }
        #expect(response.batchItemFailures.isEmpty)
        #expect(running.withLock { $0.most } == expected)
    }

    @Test("Groups of a FIFO queue run side by side, each in its order")
    func concurrentGroups() async throws {
        let event = fifo((0..<12).map { ("\($0)", "g\($0 % 3)") })
        let begun = Begun()
        _ = try await handleQueueRecords(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions(concurrencyMax: 3)
        ) { record, _ in
            await Task.yield()
            begun.add(record.messageId)
        }
        for group in 0..<3 {
            let order = begun.all.compactMap { Int($0) }.filter { $0 % 3 == group }
            #expect(order == order.sorted())
            #expect(order.count == 4)
        }
    }

    @Test("A failure in the order of things is logged as the options say, others as errors")
    func failureLevel() async throws {
        var options = BatchOptions(wholeFailure: .isReported)
        options.failureLevel = { $0 is Refused ? .notice : .error }
        _ = try await handleQueueRecords(
            queue(2), context: SampleEvents.context, logger: logger, options: options
        ) { record, _ in
            if record.messageId == "m-1" { throw Refused() } else { throw CancellationError() }
        }
        #expect(output.records.map { $0["message"] } == ["record failed", "record failed"])
        #expect(output.records.map { $0["level"] } == ["INFO", "ERROR"])
    }

    @Test("When all failed the batch throws with the first failure, or reports them where that is wanted")
    func everyRecordFailed() async throws {
        let error = await #expect(throws: BatchError.self) {
            try await handleQueueRecords(
                queue(2), context: SampleEvents.context, logger: logger, options: BatchOptions()
            ) { _, _ in throw Refused() }
        }
        #expect(error?.code == .everyRecordFailed)
        #expect(error?.cause is Refused)
        let reported = try await handleQueueRecords(
            queue(2), context: SampleEvents.context, logger: logger, options: BatchOptions(wholeFailure: .isReported)
        ) { _, _ in throw Refused() }
        #expect(reported.batchItemFailures.map(\.itemIdentifier) == ["m-1", "m-2"])
    }

    @Test("A record that the time does not reach comes again")
    func deadline() async throws {
        let now = Mutex<Int64>(0)
        let context = LambdaContext(
            requestID: "i", deadlineMilliseconds: 1_000, invokedFunctionARN: "arn", now: { now.withLock { $0 } })
        let begun = Begun()
        let response = try await handleQueueRecords(
            queue(4), context: context, logger: logger, options: BatchOptions(deadlineMarginMilliseconds: 300)
        ) { record, _ in
            begun.add(record.messageId)
            now.withLock { $0 += 350 }
        }
        // 1000, 650 and then 300 milliseconds are left.
        #expect(begun.all == ["m-1", "m-2"])
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["m-3", "m-4"])
    }

    @Test("A failed record without an identifier of its own fails the batch, not another record")
    func identifiers() async throws {
        for ids in [["", "m-2", "m-3"], ["m-1", "m-1", "m-3"]] {
            let event = SQSEvent(records: ids.map { SampleEvents.record("{}", id: $0) })
            let count = Mutex(0)
            let error = await #expect(throws: BatchError.self) {
                try await handleQueueRecords(
                    event, context: SampleEvents.context, logger: logger, options: BatchOptions()
                ) { _, _ in
                    if count.withLock({
                        $0 += 1; return $0
                    }) == 1 {
                        throw Refused()
                    }
                }
            }
            #expect(error?.code == .unidentifiedFailure)
            // Without options nothing is thrown: the empty identifier fails all.
            let whole = await handleQueueRecords(event, context: SampleEvents.context, logger: logger) { _, _ in
                throw Refused()
            }
            #expect(whole == SQSBatchResponse(failedMessageIds: [""]))
        }
    }

    @Test("A message that cannot be decoded fails alone, or is put elsewhere")
    func poison() async throws {
        let event = SQSEvent(records: [
            SampleEvents.record("no json", id: "m-1"), SampleEvents.record(#"{"id":"a"}"#, id: "m-2"),
        ])
        let failed = try await handleQueueBatch(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions(), decoding: Payload.self
        ) { _, _ in }
        #expect(failed.batchItemFailures.map(\.itemIdentifier) == ["m-1"])
        let kept = Begun()
        let diverted = try await handleQueueBatch(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions(), decoding: Payload.self,
            poison: .divert { record, error, _ in
                #expect(error.code == .malformedJSON)
                kept.add(record.messageId)
            }
        ) { _, _ in }
        #expect(diverted.batchItemFailures.isEmpty)
        #expect(kept.all == ["m-1"])
    }

    private func kinesis(_ payloads: [String]) -> KinesisEvent {
        KinesisEvent(
            records: payloads.enumerated().map { place, payload in
                KinesisEvent.Record(
                    kinesis: .init(
                        partitionKey: "p", sequenceNumber: "\(100 + place)",
                        data: Data(payload.utf8).base64EncodedString()),
                    eventID: "shardId-0:\(100 + place)", awsRegion: "eu-central-1",
                    eventSourceARN: "arn:aws:kinesis:eu-central-1:123456789012:stream/s")
            })
    }

    @Test("A stream stops at its first failure, and goes on from there")
    func stream() async throws {
        let begun = Begun()
        let event = kinesis([#"{"id":"a"}"#, #"{"id":"b"}"#, #"{"id":"c"}"#])
        let response = try await handleStreamBatch(
            event, context: SampleEvents.context, logger: logger, options: BatchOptions(concurrencyMax: 8),
            decoding: Payload.self
        ) { payload, _, _ in
            begun.add(payload.id)
            if payload.id == "b" { throw Refused() }
        }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["101"])
        #expect(begun.all == ["a", "b"])
        let failed = try #require(output.records.first { $0["message"] == "record failed" })
        #expect(failed["sequence_number"] == "101")
        #expect(failed["correlation_id"] == "shardId-0:101")
    }

    @Test("A record that cannot be decoded holds up its shard, unless it is put elsewhere")
    func poisonInStream() async throws {
        let event = kinesis([#"{"id":"a"}"#, "{", #"{"id":"c"}"#])
        let held = try await handleStreamBatch(
            event, context: SampleEvents.context, logger: logger, decoding: Payload.self
        ) { _, _, _ in }
        #expect(held.batchItemFailures.map(\.itemIdentifier) == ["101"])
        let free = try await handleStreamBatch(
            event, context: SampleEvents.context, logger: logger, decoding: Payload.self, poison: .divert { _, _, _ in }
        ) { _, _, _ in }
        #expect(free.batchItemFailures.isEmpty)
    }

    @Test("A table's stream names the change to go on from")
    func tableStream() async throws {
        let text = """
            {"Records": [\((1...3).map { number in
                """
                {"eventID": "e-\(number)", "eventName": "INSERT", "eventSource": "aws:dynamodb", "awsRegion": "r",
                 "eventSourceARN": "arn", "dynamodb": {"SequenceNumber": "\(number)00", "SizeBytes": 1,
                 "StreamViewType": "KEYS_ONLY", "Keys": {"pk": {"S": "\(number)"}}}}
                """
            }.joined(separator: ","))]}
            """
        let event = try JSONDecoder().decode(DynamoDBEvent.self, from: Data(text.utf8))
        let response = try await handleStreamBatch(event, context: SampleEvents.context, logger: logger) { record, _ in
            if record.dynamodb.keys?["pk"]?.string != "1" { throw Refused() }
        }
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["200"])
        let done = try await handleStreamBatch(event, context: SampleEvents.context, logger: logger) { _, _ in }
        #expect(done.batchItemFailures.isEmpty)
    }
}
