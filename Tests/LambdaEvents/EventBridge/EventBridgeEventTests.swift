import FoundationEssentials
import LambdaEvents
import Testing

@Suite("EventBridge events")
struct EventBridgeEventTests {
    private struct InstanceState: Codable, Equatable {
        let instanceID: String
        let state: String

        enum CodingKeys: String, CodingKey {
            case instanceID = "instance-id"
            case state
        }
    }

    @Test("The detail is a type of the function")
    func typedDetail() throws {
        let event: EventBridgeEvent<InstanceState> = try Sample.decode("eventbridge-service")
        #expect(event.detail == InstanceState(instanceID: "i-1234567890abcdef0", state: "terminated"))
        #expect(event.detailType == "EC2 Instance State-change Notification")
        #expect(event.replayName == nil)
        #expect(event.date == Date(timeIntervalSince1970: 1_795_262_400))
    }

    @Test("Any detail is read, numbers exactly, and a replayed event says so")
    func replay() throws {
        let event: EventBridgeEvent<AnyJSON> = try Sample.decode("eventbridge-replay")
        #expect(event.replayName == "replay-2026-11-20")
        #expect(event.detail["order"]?["id"]?.integer == 9_007_199_254_740_993)
        #expect(event.detail["order"]?["lines"]?[1]?["gift"]?.bool == true)
        #expect(event.detail["largest"]?.decimal?.description == "18446744073709551615")
    }

    @Test("A rule's schedule, one of EventBridge Scheduler, and one without a version are the same kind of event")
    func schedules() throws {
        let rule: ScheduledEvent = try Sample.decode("scheduled")
        #expect(rule.detailType == "Scheduled Event")
        #expect(rule.time == "2026-11-21T12:00:00Z")
        #expect(rule.resources == ["arn:aws:events:eu-west-1:123456789012:rule/moneta-dev-SweepOutbox"])
        let scheduler: ScheduledEvent = try Sample.decode("eventbridge-scheduler")
        #expect(scheduler.source == "aws.scheduler")
        let generated: ScheduledEvent = try Sample.decode("cloudwatch-scheduled-event")
        #expect(generated.version == nil)
    }

    @Test("A schedule's event that is built is written as a rule writes it")
    func builtSchedule() throws {
        let event = ScheduledEvent(
            id: "7a1b6f0e-52a4-4c0b-9d8e-0d5d8f3a9a11", account: "123456789012", time: "2026-11-21T12:00:00Z",
            region: "eu-west-1", resources: ["arn:aws:events:eu-west-1:123456789012:rule/moneta-dev-SweepOutbox"])
        #expect(try AnyJSON(encoding: event) == Sample.decode("scheduled"))
    }

    @Test("A detail that is neither an object nor a text fails", arguments: ["[]", "1", "null"])
    func wrongDetail(_ detail: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ScheduledEventDetail.self, from: Data(detail.utf8))
        }
    }
}
