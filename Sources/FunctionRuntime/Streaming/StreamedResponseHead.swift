/// Status, header fields and cookies of a streamed HTTP response.
///
/// Source: Lambda developer guide, "Response streaming for custom runtimes", HTTP integration responses.
public struct StreamedResponseHead: Codable, Sendable, Equatable {
    public var statusCode: Int
    public var headers: [String: String]?
    /// Whole `Set-Cookie` values.
    public var cookies: [String]?

    public init(statusCode: Int = 200, headers: [String: String]? = nil, cookies: [String]? = nil) {
        self.statusCode = statusCode
        self.headers = headers
        self.cookies = cookies
    }
}
