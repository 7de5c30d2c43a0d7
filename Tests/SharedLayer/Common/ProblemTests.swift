import SharedLayer
import Testing

@Suite("Problem documents")
struct ProblemTests {
    @Test(
        "Each kind has its status",
        arguments: [
            (.malformedBody(detail: "d"), 400), (.badRequest(detail: "d"), 400), (.unauthorized(detail: "d"), 401),
            (.notFound(detail: "d"), 404), (.conflict(detail: "d"), 409), (.bodyTooLarge(bytesMax: 1), 413),
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
}
