import FoundationEssentials
import LambdaEvents
import TestSupport
import Testing

@Suite("Event fixtures")
struct EventFixtureTests {
    @Test("An HTTP API request decodes and round-trips")
    func httpAPIRequest() throws {
        let event = try roundTrip(APIGatewayV2Request.self, "http-api.json")
        #expect(event.routeKey == "POST /api/v1/organizations/{organization_id}/events")
        #expect(event.pathParameters == ["organization_id": "org-1"])
        #expect(event.queryStringParameters == ["tag": "a,b", "empty": ""])
        #expect(event.cookies == ["session=1", "theme=dark"])
        #expect(event.requestContext.http.method == "POST")
        #expect(event.requestContext.timeEpoch == 1_795_262_400_000)
        #expect(event.isBase64Encoded)
    }

    @Test("An HTTP API response decodes and round-trips")
    func httpAPIResponse() throws {
        let response = try roundTrip(APIGatewayV2Response.self, "http-api-response.json")
        #expect(response.statusCode == 201)
        #expect(response.cookies == ["session=2; Secure"])
    }

    @Test("A batch of queue messages decodes and round-trips")
    func queueMessages() throws {
        let event = try roundTrip(SQSEvent.self, "sqs.json")
        #expect(event.records.map(\.body) == [#"{"transaction_id":"txn-1"}"#, ""])
        #expect(event.records[0].messageAttributes["origin"]?.stringValue == "outbox")
        #expect(event.records[0].messageAttributes["digest"]?.binaryValue == "3q2+7w==")
        #expect(event.records[1].attributes["ApproximateReceiveCount"] == "3")
        #expect(event.records[1].md5OfMessageAttributes == nil)
    }

    @Test("A partial batch response decodes and round-trips")
    func batchResponse() throws {
        let response = try roundTrip(SQSBatchResponse.self, "sqs-batch-response.json")
        #expect(response.batchItemFailures.map(\.itemIdentifier) == ["2e1424d4-f796-459a-8184-9c92662be6da"])
    }

    @Test("A schedule's event decodes and round-trips")
    func schedule() throws {
        let event = try roundTrip(ScheduledEvent.self, "scheduled.json")
        #expect(event.detailType == "Scheduled Event")
        #expect(event.time == "2026-11-21T12:00:00Z")
        #expect(event.resources == ["arn:aws:events:eu-west-1:123456789012:rule/moneta-dev-SweepOutbox"])
    }

    @Test("An encoded event has the fixture's fields and no others, under the same names")
    func encodesTheWireForm() throws {
        let fixture = try object(at: "scheduled.json")
        let event = try JSONDecoder().decode(ScheduledEvent.self, from: contents(of: "scheduled.json"))
        let encoded = try JSONDecoder().decode([String: AnyField].self, from: JSONEncoder().encode(event))
        #expect(Set(encoded.keys) == Set(fixture.keys))
    }

    @Test("A field that is missing fails and is named")
    func missingField() throws {
        let text = #"{"Records":[{"messageId":"1","receiptHandle":"r"}]}"#
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SQSEvent.self, from: Data(text.utf8))
        }
        guard case .keyNotFound(let key, _) = error else {
            Issue.record("not a missing key: \(String(describing: error))")
            return
        }
        #expect(key.stringValue == "body")
    }

    /// Any JSON value; only the names beside it count here.
    private struct AnyField: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private func contents(of name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: PackageRoot.file("Events/samples/\(name)")))
    }

    private func object(at name: String) throws -> [String: AnyField] {
        try JSONDecoder().decode([String: AnyField].self, from: contents(of: name))
    }

    /// The decoded fixture, once it has been encoded and decoded again to an equal value.
    private func roundTrip<Event: Codable & Equatable>(_ type: Event.Type, _ name: String) throws -> Event {
        let event = try JSONDecoder().decode(type, from: contents(of: name))
        #expect(try JSONDecoder().decode(type, from: JSONEncoder().encode(event)) == event)
        return event
    }
}
