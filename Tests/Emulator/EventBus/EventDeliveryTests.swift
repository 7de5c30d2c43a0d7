import Delivery
import FoundationEssentials
import TestSupport
import Testing
import VirtualTime

@testable import EventBus

@Suite("Events on their way")
struct EventDeliveryTests {
    @Test("A scheduled rule's event is AWS's, field by field, and goes to its targets", .timeLimit(.minutes(1)))
    func scheduled() async throws {
        let fixture = try BusFixture()
        let arn = "arn:aws:events:us-east-1:000000000000:rule/nightly"
        _ = try await fixture.call("PutRule", #"{"Name":"nightly","ScheduleExpression":"rate(1 day)"}"#)
        _ = try await fixture.call(
            "PutTargets", #"{"Rule":"nightly","Targets":[{"Id":"1","Arn":"arn:aws:sqs:us-east-1:000000000000:q"}]}"#)
        #expect(fixture.service.scheduledRules() == [.init(arn: arn, expression: "rate(1 day)")])
        let date = try #require(EventTime.seconds("1970-01-01T00:00:00Z"))
        try await fixture.running {
            try await fixture.service.fire(rule: arn, at: .init(timeIntervalSince1970: date))
            try await fixture.wait { !fixture.target.all.isEmpty }
        }
        let body = try #require(fixture.target.all.first?.body)
        let sample = try JSON(
            Array(Data(contentsOf: URL(filePath: PackageRoot.file("Events/samples/cloudwatch-scheduled-event.json")))))
        let event = try JSON(Array(body.utf8))
        for (name, value) in sample.members where !["id", "account", "resources"].contains(name) {
            #expect(event[name] == value, "\(name)")
        }
        #expect(
            body.hasSuffix(
                #"","detail-type":"Scheduled Event","source":"aws.events","account":"000000000000","#
                    + #""time":"1970-01-01T00:00:00Z","region":"us-east-1","resources":["\#(arn)"],"detail":{}}"#))
        _ = try await fixture.call("DisableRule", #"{"Name":"nightly"}"#)
        #expect(fixture.service.scheduledRules().isEmpty)
    }

    @Test(
        "A target that fails is tried again by the emulator's clock, then its event is a dead letter",
        .timeLimit(.minutes(1)))
    func exhausted() async throws {
        let queue = "arn:aws:sqs:us-east-1:000000000000:busy"
        let dead = "arn:aws:sqs:us-east-1:000000000000:dead"
        let fixture = try BusFixture(refused: [
            queue: DeliveryFailure("ThrottlingException", "later", isRetryable: true)
        ])
        _ = try await fixture.call("PutRule", #"{"Name":"r","EventPattern":"{\"source\":[\"shop\"]}"}"#)
        _ = try await fixture.call(
            "PutTargets",
            """
            {"Rule":"r","Targets":[{"Id":"1","Arn":"\(queue)","InputPath":"$.detail",
            "RetryPolicy":{"MaximumRetryAttempts":2},"DeadLetterConfig":{"Arn":"\(dead)"}}]}
            """)
        try await fixture.running {
            try await fixture.put(#"{"n": 1}"#)
            try await fixture.wait {
                fixture.clock.advance(by: .seconds(30))
                return !fixture.target.all.isEmpty
            }
        }
        let letter = try #require(fixture.target.all.first)
        #expect(letter.target == dead)
        #expect(letter.body.hasPrefix(#"{"version":"0""#), "the event, not what the target would have got")
        #expect(
            letter.attributes.mapValues(\.value) == [
                "RULE_ARN": "arn:aws:events:us-east-1:000000000000:rule/r", "TARGET_ARN": queue,
                "ERROR_CODE": "THROTTLING", "ERROR_MESSAGE": "later", "RETRY_ATTEMPTS": "2",
                "EXHAUSTED_RETRY_CONDITION": "MaximumRetryAttempts",
            ])
    }

    @Test("Rules, targets and deliveries that wait outlive the service", .timeLimit(.minutes(1)))
    func restart() async throws {
        let fixture = try BusFixture()
        _ = try await fixture.call("PutRule", #"{"Name":"r","EventPattern":"{\"source\":[\"shop\"]}"}"#)
        _ = try await fixture.call(
            "PutTargets", #"{"Rule":"r","Targets":[{"Id":"1","Arn":"arn:aws:sqs:us-east-1:000000000000:q"}]}"#)
        try await fixture.put(#"{"n":1}"#)
        let again = try BusFixture(store: fixture.store)
        try await again.running {
            try await again.put(#"{"n":2}"#)
            try await again.wait { again.target.all.count == 2 }
        }
        #expect(Set(again.target.all.map { $0.body.suffix(8) }) == [#"{"n":1}}"#, #"{"n":2}}"#])
    }

    @Test("An archive forgets by the emulator's clock", .timeLimit(.minutes(1)))
    func retention() async throws {
        let fixture = try BusFixture()
        _ = try await fixture.call(
            "CreateArchive",
            #"{"ArchiveName":"a","EventSourceArn":"arn:aws:events:us-east-1:000000000000:event-bus/default","RetentionDays":1}"#
        )
        try await fixture.put("{}")
        #expect(try await fixture.call("DescribeArchive", #"{"ArchiveName":"a"}"#).contains(#""EventCount":1"#))
        fixture.clock.advance(by: .seconds(86_401))
        #expect(try await fixture.call("DescribeArchive", #"{"ArchiveName":"a"}"#).contains(#""EventCount":0"#))
    }

    @Test("What other services send to a bus becomes an event", .timeLimit(.minutes(1)))
    func fromServices() async throws {
        let fixture = try BusFixture()
        _ = try await fixture.call("PutRule", #"{"Name":"r","EventPattern":"{\"source\":[\"lambda\"]}"}"#)
        _ = try await fixture.call(
            "PutTargets", #"{"Rule":"r","Targets":[{"Id":"1","Arn":"arn:aws:sqs:us-east-1:000000000000:q"}]}"#)
        let bus = "arn:aws:events:us-east-1:000000000000:event-bus/default"
        let target = EventBusTarget(fixture.service)
        func delivery(_ bus: String, _ body: String, _ details: [String: String] = [:]) -> Delivery {
            Delivery(lane: "l", target: bus, body: body, retry: RetryPolicy(phases: []), details: details)
        }
        try await fixture.running {
            try await target.accept(
                delivery(
                    bus, #"{"version":"1.0"}"#, ["source": "lambda", "detail-type": "Result", "resources": #"["x"]"#]))
            try await fixture.wait { !fixture.target.all.isEmpty }
        }
        let body = try #require(fixture.target.all.first?.body)
        #expect(body.contains(#""detail-type":"Result","source":"lambda","account":"000000000000""#))
        #expect(body.hasSuffix(#""resources":["x"],"detail":{"version":"1.0"}}"#))
        await #expect(throws: DeliveryFailure.self) { try await target.accept(delivery(bus + "-none", "{}")) }
        await #expect(throws: DeliveryFailure.self) { try await target.accept(delivery(bus, "no event")) }
    }
}
