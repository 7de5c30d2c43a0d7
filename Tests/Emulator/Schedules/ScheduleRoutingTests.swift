import Schedules
import Testing
import Wire

@Suite("Requests to EventBridge Scheduler")
struct ScheduleRoutingTests {
    @Test(
        "are known by their path, unless another service is signed for",
        arguments: [
            ("/schedules", nil, true), ("/schedules/x", nil, true), ("/schedule-groups/x", nil, true),
            ("/schedules/x", "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/scheduler/aws4_request", true),
            ("/schedules/x", "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request", false),
            ("/schedules-of-mine/x", nil, false), ("/", nil, false), ("/tags", nil, false),
            ("/tags/arn%3Aaws%3Ascheduler%3Aus-east-1%3A0%3Aschedule-group%2Fx", nil, true),
            ("/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A0%3Afunction%3Ax", nil, false), ("/tags/%zz", nil, false),
        ] as [(String, String?, Bool)])
    func accepted(path: String, authorization: String?, isAccepted: Bool) throws {
        let request = ServiceRequest(
            method: "GET", path: path, headers: authorization.map { ["authorization": $0] } ?? [:], requestID: "r")
        #expect(try SchedulesFixture().service.accepts(request) == isAccepted)
    }

    @Test(
        "that are broken get AWS's errors, and do no harm",
        arguments: [
            ("POST", "/schedules/x", "{", 400, "SerializationException"),
            ("POST", "/schedules/x", "[]", 400, "SerializationException"),
            ("POST", "/schedules/x", #"{"ScheduleExpression":5}"#, 400, "SerializationException"),
            ("POST", "/schedules/%2F", "{}", 400, "ValidationException"),
            ("PATCH", "/schedules/x", "{}", 400, "UnknownOperationException"),
            ("GET", "/schedules/x/y", "", 400, "ValidationException"),
            ("DELETE", "/schedules/none", "", 404, "ResourceNotFoundException"),
            // 2026-01-01T00:24:59Z, over five minutes ago.
            ("POST", "/schedules/x", Self.beginning(1_767_227_099), 400, "ValidationException"),
        ])
    func refused(method: String, path: String, body: String, status: Int, code: String) async throws {
        let response = await (try SchedulesFixture()).call(method, path, body)
        #expect(response.status == status)
        #expect(response.headers["x-amzn-errortype"] == code)
    }

    @Test("may let a new recurring schedule begin up to five minutes ago, and a single one whenever")
    func beginnings() async throws {
        let fixture = try SchedulesFixture()
        #expect(await fixture.call("POST", "/schedules/x", Self.beginning(1_767_227_120)).status == 200)
        let once = Self.beginning(1_000_000_000, "at(2026-01-01T01:00:00)")
        #expect(await fixture.call("POST", "/schedules/y", once).status == 200)
        // It is old by the time of its update.
        fixture.standStill(for: .days(1))
        #expect(await fixture.call("PUT", "/schedules/x", Self.beginning(1_767_227_120)).status == 200)
    }

    private static func beginning(_ seconds: Int, _ expression: String = "rate(1 hour)") -> String {
        #"{"ScheduleExpression":"\#(expression)","StartDate":\#(seconds),"FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"#
            + #""Arn":"arn:aws:sqs:us-east-1:000000000000:mail","RoleArn":"arn:aws:iam::000000000000:role/r"}}"#
    }
}
