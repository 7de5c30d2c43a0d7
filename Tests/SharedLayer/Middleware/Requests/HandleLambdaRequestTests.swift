import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import Synchronization
import Testing

@Suite("Handling requests")
struct HandleLambdaRequestTests {
    private let output = RecordedLogOutput()

    struct Body: Codable, Equatable {
        var id: String
        var amount: ExactDecimal?
    }

    struct Secret: Error {}

    private func middleware(
        catalogue: Lazy<ErrorCatalogue, SharedLayerError> = Lazy(made: .empty),
        steps: [any RequestStep] = []
    ) -> RequestMiddleware {
        let ticks = Ticks()
        return RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .info, output: output), catalogue: catalogue,
            now: { ticks.next() }, steps: steps)
    }

    private func handle(
        _ event: APIGatewayV2Request, steps: [any RequestStep] = [],
        operation: (LambdaRequest) async throws -> LambdaReply = { _ in try .json(["ok": true]) }
    ) async -> APIGatewayV2Response {
        await handleLambdaRequest(
            event, context: SampleEvents.context, through: middleware(steps: steps), operation: operation)
    }

    private func document(_ response: APIGatewayV2Response) throws -> JSONValue {
        try JSONParser().parse(try #require(response.body))
    }

    @Test("A reply becomes a response with the request's ids")
    func reply() async throws {
        let response = await handle(SampleEvents.request("{}", headers: ["x-correlation-id": "c-1"]))
        #expect(response.statusCode == 200)
        #expect(response.body == #"{"ok":true}"#)
        #expect(response.headers?["content-type"] == "application/json")
        #expect(response.headers?["x-request-id"] == "request-1")
        #expect(response.headers?["x-correlation-id"] == "c-1")
    }

    @Test("The handler sees the exact bytes and the typed body", arguments: [false, true])
    func body(_ isBase64: Bool) async throws {
        let text = #"{ "id" : "é", "amount": 10.50 }"#
        let response = await handleLambdaRequest(
            SampleEvents.request(text, isBase64: isBase64, headers: ["x-jws-signature": "s"]),
            context: SampleEvents.context,
            through: middleware(), decoding: Body.self
        ) { body, request in
            #expect(body == Body(id: "é", amount: ExactDecimal("10.5")))
            #expect(request.body == Array(text.utf8))
            #expect(request.header("X-JWS-Signature") == "s")
            return LambdaReply(status: 202)
        }
        #expect(response.statusCode == 202)
    }

    @Test(
        "A body that is not acceptable is answered with 400 and its place",
        arguments: [
            ("", "malformed-json", nil), ("{\n x}", "malformed-json", 2),
            (#"{"id":"a","id":"b"}"#, "malformed-json", 1),
            (#"{"id":5}"#, "invalid-request", nil),
        ] as [(String, String, Int?)])
    func refusedBody(_ body: String, _ kind: String, _ line: Int?) async throws {
        let response = await handleLambdaRequest(
            SampleEvents.request(body), context: SampleEvents.context, through: middleware(), decoding: Body.self
        ) { _, _ in LambdaReply() }
        #expect(response.statusCode == 400)
        #expect(response.headers?["content-type"] == "application/problem+json")
        let document = try document(response)
        #expect(document["type"] == .string("urn:moneta:problem:\(kind)"))
        #expect(document["line"]?.number?.int == line)
        #expect(document["instance"] == "urn:moneta:request:request-1")
    }

    @Test("A body over 64 KiB is answered with 413", arguments: [false, true])
    func tooLarge(_ isBase64: Bool) async {
        let text = "\"" + String(repeating: "a", count: 65_535) + "\""
        #expect(await handle(SampleEvents.request(text, isBase64: isBase64)).statusCode == 413)
        let fits = "\"" + String(repeating: "a", count: 65_534) + "\""
        #expect(await handle(SampleEvents.request(fits, isBase64: isBase64)).statusCode == 200)
    }

    @Test("A problem becomes its document, with the catalogue's title")
    func problem() async throws {
        let catalogue = ErrorCatalogue(["conflict": .init(status: 409, title: "Already there")])
        let response = await handleLambdaRequest(
            SampleEvents.request("{}"), context: SampleEvents.context,
            through: middleware(catalogue: Lazy(made: catalogue))
        ) { _ in throw Problem.conflict(detail: "d", retryAfterSeconds: 3) }
        #expect(response.statusCode == 409)
        #expect(response.headers?["retry-after"] == "3")
        #expect(try document(response)["title"] == "Already there")
    }

    @Test("Without a catalogue a problem has the code's own title, and the reason is logged")
    func catalogueMissing() async throws {
        let catalogue = Lazy<ErrorCatalogue, SharedLayerError> { () throws(SharedLayerError) in
            throw SharedLayerError(.missing, "no file")
        }
        let response = await handleLambdaRequest(
            SampleEvents.request("{}"), context: SampleEvents.context,
            through: middleware(catalogue: catalogue)
        ) { _ in throw Problem.conflict(detail: "d") }
        #expect(response.statusCode == 409)
        #expect(try document(response)["title"]?.string == Problem.conflict(detail: "d").title)
        let told = try #require(output.records.first { $0["message"] == "the error catalogue cannot be used" })
        #expect(told["exception"] == "missing: no file")
        #expect(told["level"] == "ERROR")
    }

    @Test("Any other error becomes a 500 that tells nothing, and is logged")
    func opaque() async throws {
        struct Failure: Error, CustomStringConvertible {
            let description = "password is hunter2 at 10.0.0.7"
        }
        let response = await handle(SampleEvents.request("{}")) { _ in throw Failure() }
        #expect(response.statusCode == 500)
        #expect(response.body?.contains("hunter2") == false)
        #expect(response.body?.contains("Failure") == false)
        let failed = try #require(output.records.first { $0["message"] == "request failed" })
        #expect(failed["exception_name"] == "Failure")
        #expect(failed["level"] == "ERROR")
    }

    @Test("One record tells what was asked, answered and how long it took")
    func requestRecord() async throws {
        _ = await handle(SampleEvents.request("{", headers: ["x-correlation-id": "c-1"]))
        let records = output.records.filter { $0["message"] == "request" }
        try #require(records.count == 1)
        let record = records[0]
        #expect(record["method"] == "POST")
        #expect(record["path"] == "/api/v1/things")
        #expect(record["status"] == 400)
        #expect(record["milliseconds"] == 5)
        #expect(record["function_request_id"] == "invocation-1")
        #expect(record["correlation_id"] == "c-1")
        #expect(record["xray_trace_id"] == "1-a")
    }

    struct Stamp: RequestStep {
        let name: String

        func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
            var reply = try await next(request)
            reply.headers["x-steps"] = name + (reply.headers["x-steps"] ?? "")
            return reply
        }
    }

    @Test("Steps stand around the handler in their order, and a validating one answers itself")
    func steps() async throws {
        let stamped = await handle(SampleEvents.request("{}"), steps: [Stamp(name: "a"), Stamp(name: "b")])
        #expect(stamped.headers?["x-steps"] == "ab")
        let validator = try InputValidator(schema: ["required": ["id"]])
        let refused = await handle(SampleEvents.request("{}"), steps: [ValidateBodyStep(validator)]) { _ in
            Issue.record("the handler must not be reached")
            return LambdaReply()
        }
        #expect(refused.statusCode == 400)
        #expect(try document(refused)["errors"]?.array?.first?["detail"] == "the member id is missing")
    }

    @Test("Bytes that are no text are answered in base64")
    func binary() async {
        let response = await handle(SampleEvents.request("{}")) { _ in LambdaReply(body: [0xFF]) }
        #expect(response.isBase64Encoded == true)
        #expect(response.body == "/w==")
    }
}

/// A clock that goes on by five milliseconds each time it is read.
private final class Ticks: Sendable {
    private let milliseconds = Mutex<Int64>(0)

    func next() -> Timestamp {
        milliseconds.withLock { milliseconds in
            milliseconds += 5
            return Timestamp(millisecondsSince1970: milliseconds)
        }
    }
}
