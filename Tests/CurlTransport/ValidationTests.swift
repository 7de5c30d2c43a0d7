import CurlTransport
import Testing

private let url = "http://127.0.0.1:9/"

@Suite("Requests that cannot be sent")
struct ValidationTests {
    @Test(
        "What would break the request's framing is refused as invalid", arguments: ClientKind.allCases,
        [
            HTTPRequest(.get, url, headers: ["X-A": "1\r\nX-Injected: 1"]),
            HTTPRequest(.get, url, headers: ["X-A": "1\nX-Injected: 1"]),
            HTTPRequest(.get, url, headers: ["X-A": "1\0"]),
            HTTPRequest(.get, url, headers: ["X-A: 1\r\nX-B": "1"]),
            HTTPRequest(.get, url, headers: ["X A": "1"]),
            HTTPRequest(.get, url, headers: ["": "1"]),
            HTTPRequest(.post, url, headers: ["Content-Length": "5"], body: [1]),
            HTTPRequest(.get, "http://127.0.0.1:9/a b"),
            HTTPRequest(.get, "http://127.0.0.1:9/\r\nX-Injected: 1"),
            HTTPRequest(.get, "http://user:password@127.0.0.1:9/"),
            HTTPRequest(.get, "http://127.0.0.1:99999/"),
            HTTPRequest(.get, "127.0.0.1:9/"),
            HTTPRequest(.get, "file:///etc/passwd"),
            HTTPRequest(.get, "gopher://127.0.0.1:9/"),
            HTTPRequest(.get, url, limits: .init(connectTimeoutMilliseconds: 0)),
            HTTPRequest(.get, url, limits: .init(totalTimeoutMilliseconds: -1)),
            HTTPRequest(.get, url, pinnedAddresses: ["localhost"]),
        ])
    func invalid(_ client: ClientKind, _ request: HTTPRequest) async throws {
        let error = try #require(try await client.failure(of: request))
        #expect(error.code == .invalidRequest, "\(error)")
    }

    @Test(
        "What this transport does not offer is refused as unsupported", arguments: ClientKind.allCases,
        [
            HTTPRequest(.head, url, body: [1]),
            HTTPRequest(.post, url, headers: ["Transfer-Encoding": "chunked"]),
            HTTPRequest(.get, url, pinnedAddresses: ["127.0.0.1"], usesEnvironmentProxy: true),
        ])
    func unsupported(_ client: ClientKind, _ request: HTTPRequest) async throws {
        let error = try #require(try await client.failure(of: request))
        #expect(error.code == .unsupported, "\(error)")
    }
}
