/// A request to the Runtime API, and which call it is.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes", version 2018-06-01.
struct RuntimeRequest: Sendable {
    let method: String
    let path: String
    /// Nil when it was over the limit.
    let body: [UInt8]?

    private static let prefix = "/2018-06-01/runtime/"

    func perform(on calls: any RuntimeCalls) async -> RuntimeReply {
        guard path.hasPrefix(Self.prefix) else { return .notFound }
        let parts = path.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        if method == "GET", parts == ["invocation", "next"] { return await calls.next() }
        if method == "POST", parts == ["init", "error"] {
            guard let body else { return .tooLarge }
            return await calls.initError(body)
        }
        guard method == "POST", parts.count == 3, parts[0] == "invocation" else { return .notFound }
        switch parts[2] {
        case "response":
            return await calls.response(to: String(parts[1]), body)
        case "error":
            guard let body else { return .tooLarge }
            return await calls.error(of: String(parts[1]), body)
        default:
            return .notFound
        }
    }
}
