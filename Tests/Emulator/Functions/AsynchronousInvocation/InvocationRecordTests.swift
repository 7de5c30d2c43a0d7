import Delivery
import FoundationEssentials
import Testing

@testable import Functions

@Suite("Records for destinations")
struct InvocationRecordTests {
    private static let time = Date(timeIntervalSince1970: 1_573_755_365.568)

    private func record(
        _ condition: InvocationRecord.Condition, _ result: InvocationResult?, payload: String = #"{"a":1}"#
    ) -> InvocationRecord {
        let event = AsynchronousEvent(
            functionARN: AsynchronousFixture.arn, requestID: "e4b46cbf", clientContext: nil, traceID: nil,
            payload: Array(payload.utf8), acceptedMilliseconds: 0, invocations: 3)
        return InvocationRecord(condition: condition, event: event, result: result, time: Self.time)
    }

    @Test("A failure's record is AWS's, member by member and in its order")
    func failure() {
        let result = InvocationResult(
            requestID: "r", payload: Array(#"{"errorMessage":"bad"}"#.utf8), failure: .unhandled)
        #expect(
            record(.retriesExhausted, result).json
                == #"{"version":"1.0","timestamp":"2019-11-14T18:16:05.568Z","requestContext":{"requestId":"e4b46cbf","#
                + #""functionArn":"\#(AsynchronousFixture.arn):$LATEST","condition":"RetriesExhausted","#
                + #""approximateInvokeCount":3},"requestPayload":{"a":1},"responseContext":{"statusCode":200,"#
                + #""executedVersion":"$LATEST","functionError":"Unhandled"},"responsePayload":{"errorMessage":"bad"}}"#
        )
    }

    @Test(
        "A result that is no JSON is shown as a text, an empty one as null",
        arguments: [("{no", #""{no""#), ("", "null")])
    func garbage(payload: String, shown: String) {
        let json = record(.success, InvocationResult(requestID: "r", payload: Array(payload.utf8))).json
        #expect(json.hasSuffix(#""responsePayload":\#(shown)}"#))
        #expect((try? JSONSyntax.check(Array(json.utf8))) != nil)
    }

    @Test("An event that was never tried has no response")
    func untried() {
        let json = record(.eventAgeExceeded, nil).json
        #expect(!json.contains("response"))
        #expect((try? JSONSyntax.check(Array(json.utf8))) != nil)
    }

    @Test("A bucket gets the record under the function's name and the time in UTC")
    func bucket() {
        let time = Date(timeIntervalSince1970: 1_795_262_409)
        let key = DestinationKey.make(path: ["async", "work"], at: time, id: "i")
        #expect(key == "aws/lambda/async/work/2026/11/21/2026-11-21T12.00.09-i")
    }

    @Test("A bus gets an event of Lambda's own with the record as its detail")
    func bus() throws {
        let bus = "arn:aws:events:us-east-1:123456789012:event-bus/default"
        let delivery = record(.success, InvocationResult(requestID: "r", payload: Array("{}".utf8)))
            .delivery(to: bus, id: "i")
        struct Event: Decodable {
            let source: String
            let detailType: String
            let resources: [String]
            let detail: Detail
            struct Detail: Decodable { let version: String }

            enum CodingKeys: String, CodingKey {
                case source, resources, detail
                case detailType = "detail-type"
            }
        }
        let event = try JSONDecoder().decode(Event.self, from: Data(delivery.body.utf8))
        #expect(event.source == "lambda")
        #expect(event.detailType == "Lambda Function Invocation Result - Success")
        #expect(event.resources == [bus, "\(AsynchronousFixture.arn):$LATEST"])
        #expect(event.detail.version == "1.0")
    }
}
