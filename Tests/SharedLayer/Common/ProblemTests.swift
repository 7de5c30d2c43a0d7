import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("Problem documents")
struct ProblemTests {
    @Test(
        "Each kind has its status",
        arguments: [
            (.malformedBody(detail: "d"), 400), (.badRequest(detail: "d"), 400), (.unauthorized(detail: "d"), 401),
            (.notFound(detail: "d"), 404), (.conflict(detail: "d"), 409), (.bodyTooLarge(bytesMax: 1), 413),
            (.forbidden(detail: "d"), 403), (.methodNotAllowed(allowed: ["GET"]), 405), (.gone(detail: "d"), 410),
            (.preconditionFailed(detail: "d"), 412), (.unsupportedMediaType(accepted: ["a/b"]), 415),
            (.badGateway(detail: "d"), 502), (.gatewayTimeout(detail: "d"), 504),
            (.unprocessable(detail: "d"), 422), (.tooManyRequests(detail: "d", retryAfterSeconds: 1), 429),
            (.internalError(), 500), (.unavailable(detail: "d", retryAfterSeconds: 1), 503),
        ] as [(Problem, Int)])
    func statuses(_ problem: Problem, _ status: Int) {
        #expect(problem.status == status)
        #expect(problem.document["status"] == .number(JSONNumber(status)))
        #expect(problem.headers["content-type"] == "application/problem+json")
    }

    @Test("The document has the standard's members, the issues and the extensions")
    func document() {
        let problem = Problem.badRequest(
            detail: "d", kind: "rule-violation", title: "t",
            errors: [ValidationIssue(instancePath: "/amount", schemaPath: "/properties/amount/maximum", message: "m")],
            extensions: JSONObject([("limit", "100"), ("status", 999)]))
        #expect(
            problem.document.description
                == #"{"type":"urn:moneta:problem:rule-violation","title":"t","status":400,"detail":"d","#
                + ##""errors":[{"pointer":"#/amount","detail":"m","schema":"#/properties/amount/maximum"}],"limit":"100"}"##
        )
    }

    @Test("Who is to wait is told how long")
    func retryAfter() {
        #expect(Problem.unavailable(detail: "d", retryAfterSeconds: 7).headers["retry-after"] == "7")
    }

    @Test("The catalogue changes the title and never the status")
    func catalogue() {
        let catalogue = ErrorCatalogue(["conflict": .init(status: 500, title: "Konflikt")])
        let described = catalogue.described(.conflict(detail: "d"))
        #expect(described.title == "Konflikt")
        #expect(described.status == 409)
        #expect(catalogue.described(.notFound(detail: "d")) == .notFound(detail: "d"))
    }

    @Test("The layer's catalogue knows every kind of this code with its status and title")
    func layerCatalogue() throws {
        let file = URL(filePath: PackageRoot.file("Sources/SharedLayer/layer/errors.json"))
        let document = try JSONParser().parse([UInt8](Data(contentsOf: file)))
        let catalogue = try JSONValueDecoder().decode(ErrorCatalogue.self, from: document)
        for problem in Self.every {
            let entry = try #require(catalogue[problem.kind], "\(problem.kind)")
            #expect(entry.status == problem.status, "\(problem.kind)")
            #expect(entry.title == problem.title, "\(problem.kind)")
        }
    }

    private static let every: [Problem] = [
        .malformedBody(detail: "d"), .badRequest(detail: "d"), .unauthorized(detail: "d"), .forbidden(detail: "d"),
        .notFound(detail: "d"), .methodNotAllowed(allowed: ["GET"]), .conflict(detail: "d"), .gone(detail: "d"),
        .preconditionFailed(detail: "d"), .bodyTooLarge(bytesMax: 1), .unsupportedMediaType(accepted: ["a/b"]),
        .unprocessable(detail: "d"), .tooManyRequests(detail: "d", retryAfterSeconds: 1), .internalError(),
        .badGateway(detail: "d"), .unavailable(detail: "d", retryAfterSeconds: 1), .gatewayTimeout(detail: "d"),
    ]

    @Test("A document that was written is read as the same problem", arguments: every)
    func reading(_ problem: Problem) throws {
        var written = problem
        written.instance = "urn:moneta:request:1"
        written.retryAfterSeconds = nil
        written.errors = [ValidationIssue(instancePath: "/a", schemaPath: "/b", message: "m")]
        #expect(Problem(document: written.document) == written)
        let encoded = try JSONValueEncoder().bytes(written)
        #expect(encoded == written.document.bytes)
        #expect(try JSONValueDecoder().decode(Problem.self, from: JSONParser().parse(encoded)) == written)
    }

    /// RFC 9457, section 3 (the figures), and section 4.2.1.
    @Test("Problems of other services are read with their types and extensions")
    func foreign() throws {
        let outOfCredit = try JSONParser().parse(
            #"""
            {"type": "https://example.com/probs/out-of-credit", "title": "You do not have enough credit.",
             "detail": "Your current balance is 30, but that costs 50.", "instance": "/account/12345/msgs/abc",
             "balance": 30, "accounts": ["/account/12345", "/account/67890"]}
            """#)
        let problem = try #require(Problem(document: outOfCredit, httpStatus: 403))
        #expect(problem.kind == "https://example.com/probs/out-of-credit")
        #expect(problem.type == problem.kind)
        #expect(problem.status == 403)
        #expect(
            problem.extensions == JSONObject([("balance", 30), ("accounts", ["/account/12345", "/account/67890"])]))
        let blank = try #require(Problem(document: ["status": 404, "title": 7]))
        #expect(blank.type == "about:blank")
        #expect(blank.title == "")
        #expect(Problem(document: blank.document) == blank)
    }

    @Test(
        "A body counts as a problem only when its media type says so and a status is known",
        arguments: [
            ("application/problem+json", #"{"title":"t"}"#, true),
            ("Application/Problem+JSON; charset=utf-8", "{}", true),
            ("application/json", "{}", false), (nil, "{}", false), ("application/problem+json", "[]", false),
            ("application/problem+json", #"{"a":1,"a":2}"#, false),
        ] as [(String?, String, Bool)])
    func mediaType(_ contentType: String?, _ body: String, _ isProblem: Bool) {
        let problem = Problem(body: Array(body.utf8), contentType: contentType, httpStatus: 503)
        #expect((problem?.status == 503) == isProblem)
        #expect(Problem(document: [:]) == nil)
        #expect(Problem(document: ["status": 999]) == nil)
    }

    @Test("A response of 405 says what is allowed")
    func allow() {
        #expect(Problem.methodNotAllowed(allowed: ["GET", "PUT"]).headers["allow"] == "GET, PUT")
    }

    @Test("A body that is no JSON names its place")
    func malformed() throws {
        let error = try #require(throws: EventTransformError.self) {
            try EventTransformer().document(Array(#"{"lines":[{"amount":01}]}"#.utf8))
        }
        let problem = Problem(error, bodyBytesMax: 1)
        #expect(problem.extensions["pointer"] == "#/lines/0/amount")
        #expect(problem.extensions["offset"] == 20)
    }
}
