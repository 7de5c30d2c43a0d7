import CurlTransport
import SharedLayer
import Testing

@Suite("Calls to AWS")
struct AWSCallerTests {
    private static let start = Timestamp(secondsSince1970: 1_800_000_000)
    private let retries = RecordedRetryClock(start: start)

    private func client(_ transport: ScriptedTransport) -> AWSRESTClient {
        AWSRESTClient(
            service: "lambda", configuration: Self.configuration, http: transport, clock: retries.clock)
    }

    private static let configuration = AWSConfiguration(
        region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
        endpoint: "http://127.0.0.1:4566")

    private static func answer(_ status: Int, _ headers: HTTPHeaders, _ body: String = "") -> ScriptedTransport.Answer {
        .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test("Segments and parameters are encoded, whatever is in them")
    func encoding() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok("")])
        _ = try await client(transport).call(
            .post, ["2015-03-31", "functions", "a/b c?", "invocations"],
            query: [("Qualifier", "$LATEST"), ("é", "&=+")], body: Array("{}".utf8))
        let request = try #require(transport.requests.first)
        #expect(
            request.url == "http://127.0.0.1:4566/2015-03-31/functions/a%2Fb%20c%3F/invocations"
                + "?Qualifier=%24LATEST&%C3%A9=%26%3D%2B")
        #expect(request.headers["Content-Type"] == "application/json")
    }

    @Test(
        "The service's own time to wait is kept, within five seconds of ours",
        arguments: [
            (["x-amz-retry-after": "700"], 700), (["x-amz-retry-after": "1"], 50),
            (["x-amz-retry-after": "900000"], 5_050), (["x-amz-retry-after": "soon"], 50),
            (["Retry-After": "2"], 2_000),
            (["Retry-After": "Fri, 15 Jan 2027 08:00:03 GMT"], 3_000), (["Retry-After": "-1"], 50),
            (["Retry-After": "99999999999999999999"], 5_050),
            (["Retry-After": "Friday, 15-Jan-27 08:00:03 GMT"], 3_000),
        ] as [(HTTPHeaders, Int)])
    func retryAfter(_ headers: HTTPHeaders, _ delay: Int) async throws {
        let transport = ScriptedTransport([Self.answer(503, headers), ScriptedTransport.ok("")])
        _ = try await client(transport).call(.get, ["a"])
        #expect(retries.delays == [delay])
    }

    @Test("Nothing is repeated that could not end before the deadline, and no attempt may take longer")
    func deadline() async throws {
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.error(500, ""), count: 9))
        let client = client(transport).before(Self.start.adding(milliseconds: 120))
        let error = try await #require(throws: AWSError.self) { try await client.call(.get, ["a"]) }
        #expect(error.code == "HTTP500")
        #expect(retries.delays == [50])
        #expect(transport.requests.map(\.limits.totalTimeoutMilliseconds) == [120, 70])
    }

    @Test("After the deadline nothing is sent")
    func late() async throws {
        let transport = ScriptedTransport([])
        let client = client(transport).before(Self.start)
        let error = try await #require(throws: AWSError.self) { try await client.call(.get, ["a"]) }
        #expect(error.code == AWSError.deadlineExceeded)
        #expect(transport.requests.isEmpty)
    }

    private static let hourAhead: HTTPHeaders = ["Date": "Fri, 15 Jan 2027 09:00:00 GMT"]

    @Test(
        "A clock that is wrong is corrected once, from the answer that refused it",
        arguments: [
            "RequestTimeTooSkewed", "RequestExpired", "InvalidSignatureException", "SignatureDoesNotMatch",
        ])
    func clockSkew(_ code: String) async throws {
        let refusal = Self.answer(403, Self.hourAhead, #"{"__type":"\#(code)"}"#)
        let transport = ScriptedTransport([refusal, ScriptedTransport.ok(""), ScriptedTransport.ok("")])
        let client = client(transport)
        _ = try await client.call(.get, ["a"])
        _ = try await client.call(.get, ["a"])
        let dates = transport.requests.map { $0.headers["X-Amz-Date"] }
        #expect(dates == ["20270115T080000Z", "20270115T090000Z", "20270115T090000Z"])
        #expect(retries.delays.isEmpty)
    }

    @Test(
        "A date that a service writes in one of HTTP's old forms corrects a clock as well",
        arguments: ["Friday, 15-Jan-27 09:00:00 GMT", "Fri Jan 15 09:00:00 2027"])
    func oldDates(_ date: String) async throws {
        let transport = ScriptedTransport([
            Self.answer(403, ["Date": date], #"{"__type":"RequestTimeTooSkewed"}"#), ScriptedTransport.ok(""),
        ])
        _ = try await client(transport).call(.get, ["a"])
        #expect(transport.requests.map { $0.headers["X-Amz-Date"] } == ["20270115T080000Z", "20270115T090000Z"])
    }

    @Test("A refused signature is not the clock's fault when the clock is right")
    func wrongSecret() async throws {
        let refusal = Self.answer(
            403, ["Date": "Fri, 15 Jan 2027 08:00:59 GMT"], #"{"__type":"SignatureDoesNotMatch"}"#)
        let transport = ScriptedTransport([refusal, ScriptedTransport.ok("")])
        let error = try await #require(throws: AWSError.self) { try await client(transport).call(.get, ["a"]) }
        #expect(error.code == "SignatureDoesNotMatch")
        #expect(transport.requests.count == 1)
    }

    @Test("A clock is corrected no more than once in a call")
    func skewTwice() async throws {
        let transport = ScriptedTransport([
            Self.answer(403, Self.hourAhead, #"{"__type":"RequestTimeTooSkewed"}"#),
            Self.answer(403, ["Date": "Fri, 15 Jan 2027 12:00:00 GMT"], #"{"__type":"RequestTimeTooSkewed"}"#),
        ])
        let error = try await #require(throws: AWSError.self) { try await client(transport).call(.get, ["a"]) }
        #expect(error.code == "RequestTimeTooSkewed")
        #expect(transport.requests.count == 2)
    }

    @Test("An error tells the id of its request")
    func requestID() async throws {
        let transport = ScriptedTransport([
            Self.answer(400, ["x-amzn-RequestId": "r-1"], #"{"__type":"ValidationException","message":"m"}"#)
        ])
        let error = try await #require(throws: AWSError.self) { try await client(transport).call(.get, ["a"]) }
        #expect(error.requestID == "r-1")
        #expect(error.description == "ValidationException: m (request r-1)")
    }

    @Test(
        "Whatever an error's body is, the error is told",
        arguments: [
            (#"{"__type":5,"message":["x"],"CancellationReasons":"y","Item":7}"#, "HTTP400"),
            (#"{"code":"Throttled"#, "HTTP400"), ("<html>no</html>", "HTTP400"), ("", "HTTP400"), ("[]", "HTTP400"),
            (#"{"code":"Oops"}"#, "Oops"), (#"{"__type":"a#b#C:http://x","Item":{"k":{"X":1}}}"#, "C"),
        ])
    func errorBodies(_ body: String, _ code: String) async throws {
        let transport = ScriptedTransport([ScriptedTransport.error(400, body)])
        let error = try await #require(throws: AWSError.self) { try await client(transport).call(.get, ["a"]) }
        #expect(error.code == code)
        #expect(error.status == 400)
    }
}
