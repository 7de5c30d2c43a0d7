import Delivery
import FoundationEssentials
import TestSupport
import Testing
import VirtualTime

@testable import EventBus

@Suite("API destinations", .timeLimit(.minutes(1)))
struct APIDestinationTests {
    private static let dead = "arn:aws:sqs:us-east-1:000000000000:dead"

    /// A rule with an API destination, which has two retries.
    private static func fixture(_ endpoint: String) async throws -> BusFixture {
        let fixture = try BusFixture()
        let connection = try await fixture.call(
            "CreateConnection",
            #"{"Name":"c","AuthorizationType":"API_KEY","AuthParameters":"#
                + #"{"ApiKeyAuthParameters":{"ApiKeyName":"k","ApiKeyValue":"v"}}}"#)
        let connectionARN = try #require(try JSON(Array(connection.utf8))["ConnectionArn"]?.string)
        let destination = try await fixture.call(
            "CreateApiDestination",
            #"{"Name":"d","ConnectionArn":"\#(connectionARN)","InvocationEndpoint":"\#(endpoint)","HttpMethod":"POST"}"#
        )
        let arn = try #require(try JSON(Array(destination.utf8))["ApiDestinationArn"]?.string)
        _ = try await fixture.call("PutRule", #"{"Name":"r","EventPattern":"{\"source\":[\"shop\"]}"}"#)
        _ = try await fixture.call(
            "PutTargets",
            #"{"Rule":"r","Targets":[{"Id":"1","Arn":"\#(arn)","DeadLetterConfig":{"Arn":"\#(dead)"},"#
                + #""RetryPolicy":{"MaximumRetryAttempts":2}}]}"#)
        return fixture
    }

    private static func answering(_ status: @escaping @Sendable () -> Int?) -> ScriptedPeer.Script {
        { connection in
            while try await connection.readRequest() != nil {
                // Without an answer the connection ends.
                guard let status = status() else { return }
                try await connection.respond(status)
            }
        }
    }

    @Test(
        "What an endpoint fails with for now is tried again, as often as the target says, then it is a dead letter",
        arguments: [500, 503, 429, 409, nil])
    func retried(status: Int?) async throws {
        try await ScriptedPeer.with(Self.answering { status }) { peer in
            let fixture = try await Self.fixture(peer.url)
            try await fixture.running {
                try await fixture.put("{}")
                try await fixture.wait {
                    fixture.clock.advance(by: .seconds(30))
                    return !fixture.target.all.isEmpty
                }
            }
            #expect(peer.requests.count == 3)
            let letter = try #require(fixture.target.all.first)
            let attributes = letter.attributes.mapValues(\.value)
            #expect(attributes["RETRY_ATTEMPTS"] == "2")
            #expect(attributes["EXHAUSTED_RETRY_CONDITION"] == "MaximumRetryAttempts")
            #expect(attributes["ERROR_CODE"] == "API_DESTINATION_FAILURE")
        }
    }

    @Test("What an endpoint refuses for good is a dead letter at once", arguments: [400, 401, 404])
    func refused(status: Int) async throws {
        try await ScriptedPeer.with(Self.answering { status }) { peer in
            let fixture = try await Self.fixture(peer.url)
            try await fixture.running {
                try await fixture.put("{}")
                try await fixture.wait { !fixture.target.all.isEmpty }
            }
            #expect(peer.requests.count == 1)
            let attributes = try #require(fixture.target.all.first).attributes
            #expect(attributes["RETRY_ATTEMPTS"]?.value == "0")
            #expect(attributes["EXHAUSTED_RETRY_CONDITION"] == nil)
        }
    }
}
