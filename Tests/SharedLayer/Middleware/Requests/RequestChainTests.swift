import FunctionRuntime
import LambdaEvents
import Logging
import Synchronization
import Testing

@testable import SharedLayer

@Suite("The usual chain")
struct RequestChainTests {
    /// Keeps the statuses that pass it.
    final class Watch: RequestStep {
        private let seen = Mutex<[String]>([])
        var replies: [String] { seen.withLock { $0 } }

        func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
            let reply = try await next(request)
            seen.withLock { $0.append("\(reply.status) \(reply.problemKind ?? "-")") }
            return reply
        }
    }

    /// Sees whether the body was read and parsed when the caller is asked for.
    struct BodyAuthorizer: RequestAuthorizer {
        struct Caller: RequestPrincipal {
            let id = "caller"
        }

        func principal(of request: LambdaRequest) throws(AuthorizationError) -> Caller {
            guard request.isBodyRead, request.document == .null, request.body != Array("stranger".utf8) else {
                throw AuthorizationError(.unauthenticated, "no")
            }
            return Caller()
        }
    }

    private func send(
        _ middleware: RequestMiddleware, _ body: String?, method: String = "POST", headers: [String: String] = [:],
        _ operation: RequestStep.Next = { _ in LambdaReply(body: Array("done".utf8)) }
    ) async -> APIGatewayV2Response {
        var event = SampleEvents.request(body, headers: headers)
        event.requestContext.http.method = method
        return await handleLambdaRequest(
            event, context: SampleEvents.context, through: middleware, operation: operation)
    }

    @Test("Whatever refuses a request, it is traced and counted with the status that the caller sees")
    func refusedIsCounted() async throws {
        let (trace, metrics) = (Watch(), Watch())
        let middleware = RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .critical), bodyBytesMax: 20, trace: trace,
            metrics: metrics,
            methods: ["POST"], authorize: AuthorizeStep(BodyAuthorizer()),
            validate: ValidateBodyStep(try InputValidator(schema: ["required": ["id"]])))
        struct Secret: Error {}
        _ = await send(middleware, "{}", method: "DELETE")
        _ = await send(middleware, #"{"id":"01234567890123456789"}"#)
        _ = await send(middleware, "{}", headers: ["content-type": "text/plain"])
        _ = await send(middleware, "stranger")
        _ = await send(middleware, "{")
        _ = await send(middleware, "{}")
        _ = await send(middleware, #"{"id":1}"#) { _ in throw Secret() }
        _ = await send(middleware, #"{"id":1}"#)
        #expect(
            metrics.replies == [
                "405 method-not-allowed", "413 body-too-large", "415 unsupported-media-type", "401 unauthorized",
                "400 malformed-json", "400 invalid-document", "500 internal-error", "200 -",
            ])
        #expect(trace.replies == metrics.replies)
    }

    @Test(
        "Without a body GET, HEAD, DELETE and OPTIONS pass, POST and PUT do not",
        arguments: ["GET", "DELETE", "POST", "PUT"])
    func bodyless(_ method: String) async {
        let middleware = RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .critical))
        let expected = ["GET", "DELETE"].contains(method) ? 200 : 400
        #expect(await send(middleware, nil, method: method).statusCode == expected)
        #expect(await send(middleware, "{}", method: method).statusCode == 200)
    }

    @Test("HEAD is served as GET without a body; OPTIONS is answered with the methods")
    func methods() async {
        let middleware = RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .critical), methods: ["GET", "POST"])
        let head = await send(middleware, nil, method: "HEAD")
        #expect(head.statusCode == 200)
        #expect(head.body == "")
        let options = await send(middleware, nil, method: "OPTIONS")
        #expect(options.statusCode == 204)
        #expect(options.headers?["allow"] == "GET, HEAD, OPTIONS, POST")
        let refused = await send(middleware, "{}", method: "PUT")
        #expect(refused.statusCode == 405)
        #expect(refused.headers?["allow"] == "GET, HEAD, OPTIONS, POST")
        let posting = RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .critical), methods: ["POST"])
        #expect(await send(posting, nil, method: "HEAD").statusCode == 405)
    }

    @Test(
        "A body's media type decides whether it is looked into",
        arguments: [
            ("application/json", 200), ("Application/JSON; charset=UTF-8", 200),
            ("application/json;charset=\"utf-8\"", 200),
            ("application/merge-patch+json", 200), ("application/json; charset=iso-8859-1", 415), ("text/plain", 415),
            ("application/x-www-form-urlencoded", 415), ("application/json, application/json", 415), ("json", 415),
            ("", 415), ("application/", 415), ("application/jsonp", 415),
        ])
    func mediaTypes(_ field: String, _ status: Int) async {
        let middleware = RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .critical))
        let response = await send(middleware, "{}", headers: ["content-type": field])
        #expect(response.statusCode == status)
        #expect(response.headers?["accept"] == (status == 415 ? "application/json" : nil))
        #expect(await send(middleware, nil, method: "GET", headers: ["content-type": field]).statusCode == 200)
    }

    @Test("A compressed body is refused")
    func contentCoding() async {
        let middleware = RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .critical))
        let response = await send(middleware, "{}", headers: ["content-encoding": "gzip"])
        #expect(response.statusCode == 415)
        #expect(response.headers?["accept-encoding"] == "identity")
        #expect(await send(middleware, "{}", headers: ["content-encoding": "identity"]).statusCode == 200)
    }

    @Test("An error that knows its problem needs no catch, and its own text stays in the log")
    func convertible() async throws {
        struct SoldOut: ProblemConvertible, CustomStringConvertible {
            let problem = Problem.conflict(detail: "Nothing is left.", kind: "sold-out")
            let problemHeaders = ["x-left": "0"]
            let description = "shelf 17 is empty"
        }
        let output = RecordedLogOutput()
        let middleware = RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .info, output: output))
        let response = await send(middleware, "{}") { _ in throw SoldOut() }
        #expect(response.statusCode == 409)
        #expect(response.headers?["x-left"] == "0")
        #expect(response.body?.contains("shelf") == false)
        let record = try #require(output.records.first { $0["message"] == "request refused" })
        #expect(record["exception"] == "shelf 17 is empty")
        #expect(record["exception_name"] == "SoldOut")
        #expect(output.records.contains { $0["message"] == "request" && $0["problem"] == "sold-out" })
    }
}
