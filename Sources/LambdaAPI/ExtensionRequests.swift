package import CurlTransport

/// The requests that every extension sends, internal or external.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions": the version is part of the path.
package struct ExtensionRequests: Sendable {
    /// Given with a registration, and sent with everything else.
    package static let identifierField = "Lambda-Extension-Identifier"
    /// Events are small: the function's payload is never among them.
    static let responseBodyBytesMax = 1 << 20
    /// For everything but `next`: Lambda gives the init phase ten seconds.
    static let timeoutMilliseconds = 10_000

    private let address: RuntimeAPIAddress

    package init(to address: RuntimeAPIAddress) {
        self.address = address
    }

    /// - Parameter features: what the response is to say beyond the usual, such as `accountId`.
    package func register(_ name: String, for events: [String], features: [String] = []) -> HTTPRequest {
        let list = events.map { "\"\($0)\"" }.joined(separator: ",")
        var request = request(.post, "2020-01-01/extension/register", body: Array(#"{"events":[\#(list)]}"#.utf8))
        request.headers["Lambda-Extension-Name"] = name
        if !features.isEmpty {
            request.headers["Lambda-Extension-Accept-Feature"] = features.joined(separator: ",")
        }
        return request
    }

    /// No timeout: the environment may be frozen while the request waits.
    package func next(_ identifier: String) -> HTTPRequest {
        var request = request(.get, "2020-01-01/extension/event/next", from: identifier)
        request.limits.totalTimeoutMilliseconds = nil
        return request
    }

    package func request(
        _ method: HTTPRequest.Method, _ path: String, from identifier: String? = nil, body: [UInt8] = []
    ) -> HTTPRequest {
        var request = HTTPRequest(
            method, address.url(path), body: body,
            limits: HTTPRequest.Limits(
                totalTimeoutMilliseconds: Self.timeoutMilliseconds, responseBodyBytesMax: Self.responseBodyBytesMax))
        request.headers[Self.identifierField] = identifier
        if !body.isEmpty { request.headers["Content-Type"] = "application/json" }
        return request
    }
}
