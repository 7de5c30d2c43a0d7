import Delivery
import EventSources
import FoundationEssentials
import Functions
import LambdaEvents
import Synchronization
import TestSupport
import Testing
import VirtualTime

@Suite("Stream event source")
struct StreamEventSourceTests {
    @Test("Changes before and after the start reach the function, in order")
    func inOrder() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker(result: "")
            let result = ProcessingResult("No records processed")
            try await fixture.put(1...3)
            try await fixture.running(function, result: result) {
                try await eventually("the first three") { try function.numbers().flatMap(\.self) == [1, 2, 3] }
                try await fixture.put(4...6)
                try await eventually("all six") { try function.numbers().flatMap(\.self) == Array(1...6) }
                try await eventually("the result") { result.value == "OK" }
            }
        }
    }

    @Test("LATEST leaves out what was there before the mapping, and nothing that came while it was stopped")
    func latest() async throws {
        try await StreamFixture.with { fixture in
            let configuration = fixture.configuration { $0.startingPosition = .latest }
            try await fixture.put(1...3)
            let first = FakeInvoker(result: "")
            try await fixture.running(first, configuration) {
                try await eventually("its beginning is kept") {
                    try await !fixture.store.checkpoints(of: StreamFixture.mapping).isEmpty
                }
            }
            try await fixture.put(4...5)
            let second = FakeInvoker(result: "")
            try await fixture.running(second, configuration) {
                try await eventually("what came meanwhile") { try second.numbers().flatMap(\.self) == [4, 5] }
            }
            #expect(first.payloads.isEmpty)
            let third = FakeInvoker(result: "")
            try await fixture.running(third, configuration) {
                try await fixture.put([6])
                try await eventually("only what is new") { try third.numbers().flatMap(\.self) == [6] }
            }
        }
    }

    @Test("A batch holds as many records as it may, and waits for them while its window is open")
    func batches() async throws {
        try await StreamFixture.with { fixture in
            try await fixture.put(1...25)
            let function = FakeInvoker(result: "")
            try await fixture.running(function, fixture.configuration { $0.batchSize = 10 }) {
                try await eventually("three batches") { try function.numbers().map(\.count) == [10, 10, 5] }
            }
            let patient = FakeInvoker(result: "")
            let configuration = fixture.configuration {
                $0.batchSize = 4
                $0.batchingWindowSeconds = 300
            }
            try await fixture.running(patient, configuration) {
                try await fixture.put(26...28)
                try await eventually("it waits by the clock") { fixture.clock.sleeperCount > 0 }
                #expect(patient.payloads.isEmpty)
                try await fixture.put([29])
                try await eventually("a full batch") { try patient.numbers() == [[26, 27, 28, 29]] }
                try await fixture.put([30])
                try await eventually("it waits again") { fixture.clock.sleeperCount > 0 }
                fixture.clock.advance(by: .seconds(301))
                try await eventually("the window is over") { try patient.numbers().last == [30] }
            }
        }
    }

    @Test("Shards go side by side, the records of each in order")
    func shards() async throws {
        try await StreamFixture.with(shards: 4) { fixture in
            let gate = Gate()
            let function = FakeInvoker { _, _ in
                await gate.pass()
                return InvocationResult(requestID: "r", payload: [])
            }
            for number in 1...60 { try await fixture.put("p\(number % 12)", number) }
            try await fixture.running(function) {
                try await eventually("several shards at once") { function.running > 1 }
                gate.open()
                try await eventually("all records") { try function.numbers().flatMap(\.self).count == 60 }
            }
            #expect(function.runningMax <= 4)
            var last: [String: Int] = [:]
            for (key, number) in try Self.pairs(function) {
                #expect(last[key, default: 0] < number)
                last[key] = number
            }
            #expect(last.count == 12)
        }
    }

    @Test("With a parallelization factor one shard's keys go side by side, each in order")
    func parallelization() async throws {
        try await StreamFixture.with { fixture in
            let gate = Gate()
            let function = FakeInvoker { _, _ in
                await gate.pass()
                return InvocationResult(requestID: "r", payload: [])
            }
            for number in 1...100 { try await fixture.put("p\(number % 20)", number) }
            let configuration = fixture.configuration {
                $0.parallelizationFactor = 5
                $0.batchSize = 3
            }
            try await fixture.running(function, configuration) {
                try await eventually("several batches of the shard at once") { function.running > 2 }
                gate.open()
                try await eventually("all records") { try function.numbers().flatMap(\.self).count == 100 }
            }
            #expect(function.runningMax <= 5)
            var last: [String: Int] = [:]
            for (key, number) in try Self.pairs(function) {
                #expect(last[key, default: 0] < number)
                last[key] = number
            }
            // With another factor nothing is left out; what is repeated was in hand.
            let again = FakeInvoker(result: "")
            try await fixture.running(again, fixture.configuration { $0.parallelizationFactor = 2 }) {
                try await fixture.put("p1", 101)
                try await eventually("the new record") { try again.numbers().flatMap(\.self).contains(101) }
            }
        }
    }

    @Test("Parts without records do not hold back the checkpoint that another factor begins at")
    func idleParts() async throws {
        try await StreamFixture.with { fixture in
            try await fixture.put("k", 1)
            let function = FakeInvoker(result: "")
            try await fixture.running(function, fixture.configuration { $0.parallelizationFactor = 10 }) {
                var number = 1
                try await eventually("all parts are kept behind the first record") {
                    number += 1
                    try await fixture.put("k", number)
                    return try await fixture.unfinished() < number
                }
            }
            let again = FakeInvoker(result: "")
            try await fixture.running(again) {
                try await fixture.put("k", 1_000)
                try await eventually("the new record") { try again.numbers().flatMap(\.self).contains(1_000) }
            }
            #expect(try !again.numbers().flatMap(\.self).contains(1))
        }
    }

    @Test("What a shutdown keeps from its destination is left for the next start")
    func untold() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { _, payload in Self.failing(on: 6, payload) }
            let configuration = fixture.configuration {
                $0.retriesMax = 0
                $0.failureDestinationARN = "arn:aws:sqs:eu-central-1:000000000000:lost"
            }
            fixture.destination.refuse(100)
            try await fixture.put([6])
            try await fixture.running(function, configuration) {
                try await eventually { fixture.destination.refusals < 100 }
            }
            #expect(fixture.destination.deliveries.isEmpty)
            #expect(try await fixture.unfinished() == 1)
            fixture.destination.refuse(0)
            try await fixture.running(function, configuration) {
                try await eventually { fixture.destination.deliveries.count == 1 }
            }
            #expect(try await fixture.unfinished() == 0)
        }
    }

    @Test("A record that always fails is isolated by halving, told to the destination, and the rest goes on")
    func poison() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { _, payload in Self.failing(on: 6, payload) }
            let configuration = fixture.configuration {
                $0.bisectsBatches = true
                $0.retriesMax = 1
                $0.failureDestinationARN = "arn:aws:sqs:eu-central-1:000000000000:lost"
            }
            fixture.destination.refuse(1)
            try await fixture.put(1...8)
            try await fixture.running(function, configuration) {
                try await Self.advancing(fixture) { try function.numbers().last == [7, 8] }
            }
            #expect(try function.numbers().filter { $0.contains(6) }.map(\.count) == [8, 4, 2, 1, 1])
            let delivery = try #require(fixture.destination.deliveries.first)
            #expect(fixture.destination.deliveries.count == 1)
            #expect(delivery.target == "arn:aws:sqs:eu-central-1:000000000000:lost")
            let message = try JSON(Array(delivery.body.utf8))
            #expect(message["requestContext"]?["condition"] == "RetryAttemptsExhausted")
            #expect(message["requestContext"]?["approximateInvokeCount"] == 5)
            #expect(message["requestContext"]?["functionArn"]?.string == StreamFixture.functionARN)
            #expect(
                message["responseContext"]
                    == ["statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"])
            #expect(message["version"] == "1.0" && message["timestamp"]?.string?.hasSuffix("Z") == true)
            let batch = try #require(message["DDBStreamBatchInfo"])
            let number = try function.streamEvents()[0].records[5].dynamodb.sequenceNumber
            #expect(batch["startSequenceNumber"]?.string == number && batch["endSequenceNumber"]?.string == number)
            #expect(batch["batchSize"] == 1 && batch["streamArn"]?.string == fixture.streamARN)
            #expect(batch["shardId"]?.string?.hasPrefix("shardId-") == true)
            #expect(batch["approximateArrivalOfFirstRecord"] == batch["approximateArrivalOfLastRecord"])
        }
    }

    @Test("From the lowest number that the function names the batch is tried again")
    func partialFailures() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { call, payload in
                guard call == 1, let event = try? JSONDecoder().decode(DynamoDBEvent.self, from: Data(payload)) else {
                    return InvocationResult(requestID: "r", payload: [])
                }
                let failed = [event.records[4], event.records[2]].map { $0.dynamodb.sequenceNumber }
                let items = failed.map { #"{"itemIdentifier":"\#($0)"}"# }.joined(separator: ",")
                return InvocationResult(
                    requestID: "r", payload: Array(#"{"batchItemFailures":[\#(items)]}"#.utf8))
            }
            try await fixture.put(1...6)
            try await fixture.running(function, fixture.configuration { $0.reportsBatchItemFailures = true }) {
                try await Self.advancing(fixture) { function.payloads.count == 2 }
                #expect(try function.numbers() == [Array(1...6), Array(3...6)])
            }
        }
    }

    @Test("Records that grow too old while the function fails are given up")
    func recordAge() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { _, payload in Self.failing(on: 1, payload) }
            let configuration = fixture.configuration {
                $0.recordAgeSecondsMax = 60
                $0.failureDestinationARN = "arn:aws:sns:eu-central-1:000000000000:lost"
            }
            try await fixture.put([1])
            try await fixture.running(function, configuration) {
                try await eventually("a first failure") { function.payloads.count == 1 }
                try await Self.advancing(fixture, by: .seconds(61)) { !fixture.destination.deliveries.isEmpty }
                try await fixture.put([2])
                try await eventually("what comes later") { try function.numbers().last == [2] }
            }
            let message = try JSON(Array(try #require(fixture.destination.deliveries.first).body.utf8))
            #expect(message["requestContext"]?["condition"] == "RecordAgeExceeded")
        }
    }

    @Test("A bucket gets the whole event too, under a key of mapping, shard and time")
    func bucketDestination() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { _, payload in Self.failing(on: 1, payload) }
            let configuration = fixture.configuration {
                $0.retriesMax = 0
                $0.failureDestinationARN = "arn:aws:s3:::lost"
            }
            try await fixture.put([1])
            try await fixture.running(function, configuration) {
                try await Self.advancing(fixture) { !fixture.destination.deliveries.isEmpty }
            }
            let delivery = try #require(fixture.destination.deliveries.first)
            let message = try JSON(Array(delivery.body.utf8))
            let payload = try #require(message["payload"]?.string)
            #expect(Array(payload.utf8) == function.payloads[0])
            let shard = try #require(message["DDBStreamBatchInfo"]?["shardId"]?.string)
            let key = try #require(delivery.details["key"])
            #expect(key.hasPrefix("aws/lambda/\(configuration.mapping)/\(shard)/"))
        }
    }

    @Test("Records that no pattern matches are done with, without a call")
    func filter() async throws {
        try await StreamFixture.with { fixture in
            let pattern = #"{"dynamodb":{"NewImage":{"n":{"N":["2","5"]}}}}"#
            let filter = try RecordFilter(.init(filters: [.init(pattern: pattern)]))
            let function = FakeInvoker(result: "")
            try await fixture.put(1...6)
            try await fixture.running(function, fixture.configuration { $0.filter = filter }) {
                try await eventually("what matches") { try function.numbers().flatMap(\.self) == [2, 5] }
                try await fixture.put(7...8)
                try await eventually("all of it is marked as done") {
                    try await fixture.unfinished() == 0
                }
            }
            let everything = FakeInvoker(result: "")
            try await fixture.running(everything) {
                try await fixture.put([9])
                try await eventually("what comes later") { try everything.numbers().flatMap(\.self) == [9] }
            }
        }
    }

    @Test("An event is never larger than an invocation may be")
    func payloadLimit() async throws {
        try await StreamFixture.with { fixture in
            let text = String(repeating: "x", count: 390_000)
            for number in 1...20 {
                try await fixture.call(
                    "PutItem",
                    #"{"TableName":"orders","Item":{"pk":{"S":"k\#(number)"},"n":{"N":"\#(number)"},"t":{"S":"\#(text)"}}}"#
                )
            }
            let function = FakeInvoker(result: "")
            try await fixture.running(function) {
                try await eventually("all records") { try function.numbers().flatMap(\.self) == Array(1...20) }
            }
            #expect(function.payloads.allSatisfy { $0.count <= InvocationLimits.requestBytesMax })
            #expect(try function.numbers().map(\.count) == [16, 4], "as many as fit")
        }
    }

    @Test("What a pattern leaves out does not hold up what lies behind it, however large it is")
    func filteredPages() async throws {
        try await StreamFixture.with { fixture in
            let text = String(repeating: "x", count: 390_000)
            for number in 1...20 {
                try await fixture.call(
                    "PutItem",
                    #"{"TableName":"orders","Item":{"pk":{"S":"k\#(number)"},"n":{"N":"\#(number)"},"t":{"S":"\#(text)"}}}"#
                )
            }
            let pattern = #"{"dynamodb":{"Keys":{"pk":{"S":["k2","k19"]}}}}"#
            let filter = try RecordFilter(.init(filters: [.init(pattern: pattern)]))
            let function = FakeInvoker(result: "")
            try await fixture.running(function, fixture.configuration { $0.filter = filter }) {
                try await eventually("both") { try function.numbers().flatMap(\.self) == [2, 19] }
            }
        }
    }

    @Test("A throttled function takes no retries, and blocks nothing for good")
    func throttled() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { (call, _) throws(InvocationError) in
                if call < 4 { throw InvocationError(.tooManyRequests, "Rate Exceeded.") }
                return InvocationResult(requestID: "r", payload: [])
            }
            try await fixture.put([1])
            try await fixture.running(function, fixture.configuration { $0.retriesMax = 0 }) {
                try await Self.advancing(fixture) { function.payloads.count == 4 }
            }
            #expect(fixture.destination.deliveries.isEmpty)
        }
    }

    @Test("A stopped source goes on behind what was done, and repeats what was with the function")
    func checkpoints() async throws {
        try await StreamFixture.with { fixture in
            try await fixture.put(1...4)
            let first = FakeInvoker { call, payload in
                call == 1 ? InvocationResult(requestID: "r", payload: []) : Self.failing(on: 3, payload)
            }
            let configuration = fixture.configuration { $0.batchSize = 2 }
            try await fixture.running(first, configuration) {
                try await eventually("a failure") { first.payloads.count >= 2 }
            }
            let second = FakeInvoker(result: "")
            try await fixture.running(second, configuration) {
                try await eventually("the rest") { try second.numbers() == [[3, 4]] }
            }
        }
    }

    @Test("A shard's child is read once all of the shard is through, and a stream that has ended is read to its end")
    func rollover() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker(result: "")
            try await fixture.put(1...3)
            fixture.clock.advance(by: .seconds(4 * 3_600))
            try await fixture.put(4...5)
            try await fixture.running(function, fixture.configuration { $0.batchSize = 2 }) {
                try await eventually("both shards") { try function.numbers().flatMap(\.self) == Array(1...5) }
                fixture.clock.advance(by: .seconds(4 * 3_600))
                try await fixture.put([6])
                try await eventually("a third") { try function.numbers().last == [6] }
                try await fixture.call(
                    "UpdateTable", #"{"TableName":"orders","StreamSpecification":{"StreamEnabled":false}}"#)
                try await fixture.put([7])
            }
            #expect(try function.numbers().flatMap(\.self) == Array(1...6))
        }
    }

    @Test("An event has the fields of AWS's own sample")
    func shape() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker(result: "")
            try await fixture.put([1])
            try await fixture.put("k1", 2)
            try await fixture.call("DeleteItem", #"{"TableName":"orders","Key":{"pk":{"S":"k1"}}}"#)
            try await fixture.running(function) {
                try await eventually("all three") { try function.streamEvents().flatMap(\.records).count == 3 }
            }
            let sample = try JSON(
                [UInt8](Data(contentsOf: URL(filePath: PackageRoot.file("Events/samples/dynamodb-update.json")))))
            let expected = Dictionary(
                (sample["Records"]?.elements ?? []).map { ($0["eventName"]?.string ?? "", Self.fields($0)) }
            ) { first, _ in first }
            let records = try function.payloads.flatMap { try JSON($0)["Records"]?.elements ?? [] }
            #expect(records.count == 3 && expected.count == 3)
            for record in records {
                #expect(Self.fields(record) == expected[record["eventName"]?.string ?? ""])
                #expect(record["eventSource"] == "aws:dynamodb" && record["eventVersion"] == "1.1")
                #expect(record["eventSourceARN"]?.string == fixture.streamARN)
            }
            #expect(try JSON(function.payloads[0]).members.keys.sorted() == ["Records"])
        }
    }

    /// The paths of all members but those of the items.
    private static func fields(_ record: JSON) -> Set<String> {
        Set(record.members.keys).union((record["dynamodb"]?.members.keys ?? [:].keys).map { "dynamodb.\($0)" })
    }

    private static func pairs(_ function: FakeInvoker) throws -> [(String, Int)] {
        try function.streamEvents().flatMap(\.records).map { record in
            let image = record.dynamodb.newImage ?? [:]
            return (image["pk"]?.string ?? "", Int(image["n"]?.integer ?? 0))
        }
    }

    static func failing(on number: Int, _ payload: [UInt8]) -> InvocationResult {
        let event = try? JSONDecoder().decode(DynamoDBEvent.self, from: Data(payload))
        let isPoisoned = event?.records.contains { $0.dynamodb.newImage?["n"]?.integer == Int64(number) } == true
        return InvocationResult(requestID: "r", payload: [], failure: isPoisoned ? .unhandled : nil)
    }

    /// Moves the clock on until a condition holds.
    static func advancing(
        _ fixture: StreamFixture, by duration: Duration = .seconds(31), until condition: () throws -> Bool
    ) async throws {
        try await eventually("the condition, as time goes on") {
            if try condition() { return true }
            if fixture.clock.sleeperCount > 0 { fixture.clock.advance(by: duration) }
            return false
        }
    }
}
