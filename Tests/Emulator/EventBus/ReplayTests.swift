import FoundationEssentials
import TestSupport
import Testing
import VirtualTime
import Wire

@testable import EventBus

@Suite("Replays", .timeLimit(.minutes(1)))
struct ReplayTests {
    private static let bus = "arn:aws:events:us-east-1:000000000000:event-bus/default"

    @Test("A replay that is cancelled before it has begun replays nothing, and stays cancelled")
    func cancelled() async throws {
        let fixture = try BusFixture()
        _ = try await fixture.call("CreateArchive", #"{"ArchiveName":"a","EventSourceArn":"\#(Self.bus)"}"#)
        try await fixture.put("{}")
        _ = try await fixture.call("PutRule", #"{"Name":"r","EventPattern":"{\"source\":[\"shop\"]}"}"#)
        _ = try await fixture.call(
            "PutTargets", #"{"Rule":"r","Targets":[{"Id":"1","Arn":"arn:aws:sqs:us-east-1:000000000000:q"}]}"#)
        let now = fixture.clock.date.timeIntervalSince1970
        let started = try await fixture.call(
            "StartReplay",
            #"{"ReplayName":"again","EventSourceArn":"arn:aws:events:us-east-1:000000000000:archive/a","#
                + #""EventStartTime":\#(now - 60),"EventEndTime":\#(now + 60),"Destination":{"Arn":"\#(Self.bus)"}}"#)
        #expect(started.contains(#""State":"STARTING""#))
        let cancelled = try await fixture.call("CancelReplay", #"{"ReplayName":"again"}"#)
        #expect(cancelled.contains(#""State":"CANCELLING""#))
        #expect(cancelled.contains(#""ReplayArn":"arn:aws:events:us-east-1:000000000000:replay/again""#))
        try await fixture.running {
            try await fixture.wait {
                try await fixture.call("DescribeReplay", #"{"ReplayName":"again"}"#).contains(#""State":"CANCELLED""#)
            }
        }
        #expect(fixture.target.all.isEmpty)
        #expect(try await fixture.call("DescribeReplay", #"{"ReplayName":"again"}"#).contains("ReplayEndTime"))
        let refusal = await #expect(throws: ServiceError.self) {
            try await fixture.call("CancelReplay", #"{"ReplayName":"again"}"#)
        }
        #expect(refusal?.code == "IllegalStatusException")
    }
}
