import FoundationEssentials

/// A final answer as the record keeps it: a reply, or the problem from which each repeat's document is made anew, with its
/// own request id.
struct StoredAnswer: Codable, Sendable {
    private var status: Int
    private var headers: [String: String]?
    private var cookies: [String]?
    private var text: String?
    private var base64: String?
    private var problem: StoredProblem?

    init(_ reply: LambdaReply) {
        status = reply.status
        headers = reply.headers
        cookies = reply.cookies.isEmpty ? nil : reply.cookies
        text = String(validating: reply.body, as: UTF8.self)
        base64 = text == nil ? Data(reply.body).base64EncodedString() : nil
    }

    init(_ problem: Problem, headers: [String: String]) {
        status = problem.status
        self.headers = headers
        self.problem = StoredProblem(problem)
    }

    /// The answer once more. Throws it when it is a problem; `extra` headers go with it in both cases.
    func reply(adding extra: [String: String]) throws -> LambdaReply {
        let headers = (headers ?? [:]).merging(extra) { _, extra in extra }
        if let problem { throw RefusedRequest(problem.problem, headers: headers) }
        let body = text.map { Array($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
        return LambdaReply(status: status, headers: headers, body: body ?? [], cookies: cookies ?? [])
    }
}

private struct StoredProblem: Codable, Sendable {
    let kind: String
    let title: String
    let status: Int
    let detail: String?
    let errors: [ValidationIssue]
    let extensions: JSONValue
    let retryAfterSeconds: Int?

    init(_ problem: Problem) {
        kind = problem.kind
        title = problem.title
        status = problem.status
        detail = problem.detail
        errors = problem.errors
        extensions = .object(problem.extensions)
        retryAfterSeconds = problem.retryAfterSeconds
    }

    var problem: Problem {
        Problem(
            kind: kind, title: title, status: status, detail: detail, errors: errors,
            extensions: extensions.object ?? JSONObject(), retryAfterSeconds: retryAfterSeconds)
    }
}
