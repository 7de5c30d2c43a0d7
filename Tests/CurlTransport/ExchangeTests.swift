import CurlTransport
import TestSupport
import Testing

@Suite("Requests and responses", .timeLimit(.minutes(2)))
struct ExchangeTests {
    /// Answers every request of every connection alike.
    private static func echo(_ status: Int = 200, _ headers: [String] = [], body: String = "ok") -> ScriptedPeer.Script
    {
        { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(status, headers, body: body)
            }
        }
    }

    @Test("Several requests go over one connection", arguments: ClientKind.allCases)
    func keepAlive(_ client: ClientKind) async throws {
        try await ScriptedPeer.with(Self.echo()) { peer in
            let request = HTTPRequest(.get, peer.url + "/a")
            let responses = try await client.execute([request, request, request])
            #expect(responses.map(\.status) == [200, 200, 200])
            #expect(peer.connectionCount == 1)
        }
    }

    @Test("A kept-alive connection that has died is replaced without an error", arguments: ClientKind.allCases)
    func staleConnection(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            guard try await connection.readRequest() != nil else { return }
            try await connection.respond(body: "connection \(connection.index)")
            // The second request is read on the first connection, and the connection closed instead of answering.
            if connection.index == 0 { _ = try await connection.readRequest() }
        }
        try await ScriptedPeer.with(script) { peer in
            let request = HTTPRequest(.post, peer.url, body: Array("event".utf8))
            let bodies = try await client.execute([request, request]).map { String(decoding: $0.body, as: UTF8.self) }
            #expect(bodies == ["connection 0", "connection 1"])
            #expect(peer.requests.map(\.bodyText) == ["event", "event", "event"])
        }
    }

    @Test(
        "Each method goes out as it is named, with a body only where there is one",
        arguments: ClientKind.allCases, [HTTPRequest.Method.get, .post, .put, .patch, .delete])
    func methods(_ client: ClientKind, _ method: HTTPRequest.Method) async throws {
        try await ScriptedPeer.with(Self.echo()) { peer in
            _ = try await client.execute([
                HTTPRequest(method, peer.url + "/x?y=1"), HTTPRequest(method, peer.url + "/x", body: Array("b".utf8)),
            ])
            #expect(peer.requests.map(\.method) == [method.rawValue, method.rawValue])
            #expect(peer.requests.map(\.bodyText) == ["", "b"])
            #expect(peer.requests.first?.target == "/x?y=1")
            let lengths = peer.requests.map { $0.header("Content-Length") }
            #expect(lengths == [method == .get || method == .delete ? nil : "0", "1"])
        }
    }

    @Test("HEAD gets the header fields and waits for no body", arguments: ClientKind.allCases)
    func head(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            try await connection.waitForClose()
        }
        try await ScriptedPeer.with(script) { peer in
            let response = try await client.execute(HTTPRequest(.head, peer.url))
            #expect(response.headers["content-length"] == "1000")
            #expect(response.body.isEmpty)
        }
    }

    @Test("Response fields are found in any case, and repeated ones are kept in order", arguments: ClientKind.allCases)
    func responseHeaders(_ client: ClientKind) async throws {
        let headers = ["lambda-RUNTIME-aws-request-id: 42", "Set-Cookie: a=1", "set-cookie: b=2", "X-Empty:"]
        try await ScriptedPeer.with(Self.echo(202, headers)) { peer in
            let response = try await client.execute(HTTPRequest(.get, peer.url))
            #expect(response.status == 202)
            #expect(response.headers["Lambda-Runtime-Aws-Request-Id"] == "42")
            #expect(response.headers.values("SET-COOKIE") == ["a=1", "b=2"])
            #expect(response.headers["x-empty"] == "")
            #expect(response.headers["absent"] == nil)
        }
    }

    @Test("The fields of the response before do not show up in the next", arguments: ClientKind.allCases)
    func headersAreOfThisResponse(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.respond(200, ["X-First: 1"], body: "first")
            _ = try await connection.readRequest()
            try await connection.write("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
            try await connection.respond(404, ["X-Second: 1"], body: "second")
        }
        try await ScriptedPeer.with(script) { peer in
            let responses = try await client.execute([HTTPRequest(.get, peer.url), HTTPRequest(.get, peer.url)])
            #expect(responses.map(\.status) == [200, 404])
            #expect(responses[1].headers["X-First"] == nil)
            #expect(responses[1].headers["X-Early"] == nil)
            #expect(responses[1].headers["X-Second"] == "1")
            #expect(String(decoding: responses[1].body, as: UTF8.self) == "second")
        }
    }

    @Test("Request fields go out as given, empty ones too, and nothing is added", arguments: ClientKind.allCases)
    func requestHeaders(_ client: ClientKind) async throws {
        try await ScriptedPeer.with(Self.echo()) { peer in
            let headers: HTTPHeaders = [
                "X-Empty": "", "X-Blank": "  ", "X-Twice": "1", "x-twice": "2", "X-Text": "Zürich: 1; 2",
            ]
            // Over libcurl's threshold for “Expect: 100-continue”.
            let body = [UInt8](repeating: 7, count: 3 << 20)
            _ = try await client.execute(HTTPRequest(.post, peer.url, headers: headers, body: body))
            let request = try #require(peer.requests.first)
            #expect(request.body == body)
            #expect(request.header("X-Empty") == "")
            #expect(request.header("X-Blank") == "")
            #expect(request.header("X-Text") == "Zürich: 1; 2")
            #expect(
                request.headerLines.filter { $0.lowercased().hasPrefix("x-twice") } == ["X-Twice: 1", "x-twice: 2"])
            for name in ["Expect", "Accept", "Content-Type", "User-Agent", "Accept-Encoding"] {
                #expect(request.header(name) == nil, "\(name) was added")
            }
        }
    }

    @Test("A redirect is a response like any other", arguments: ClientKind.allCases)
    func redirect(_ client: ClientKind) async throws {
        try await ScriptedPeer.with(Self.echo(302, ["Location: /elsewhere"])) { peer in
            let response = try await client.execute(HTTPRequest(.get, peer.url))
            #expect(response.status == 302)
            #expect(response.headers["location"] == "/elsewhere")
            #expect(peer.requests.count == 1)
        }
    }

    @Test("A chunked response is put together", arguments: ClientKind.allCases)
    func chunked(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
            try await connection.write("7;name=value\r\n, world\r\n0\r\nX-Trailer: 1\r\n\r\n")
        }
        try await ScriptedPeer.with(script) { peer in
            let response = try await client.execute(HTTPRequest(.get, peer.url))
            #expect(String(decoding: response.body, as: UTF8.self) == "hello, world")
        }
    }

    @Test("A pinned address is where the request goes, with the name still in Host", arguments: ClientKind.allCases)
    func pinnedAddress(_ client: ClientKind) async throws {
        try await ScriptedPeer.with(Self.echo()) { peer in
            let url = "http://partner.invalid:\(peer.port)/hook"
            // Nobody listens on the first address.
            let request = HTTPRequest(.post, url, pinnedAddresses: ["127.0.0.2", "127.0.0.1"])
            let responses = try await client.execute([request, request])
            #expect(responses.map(\.status) == [200, 200])
            #expect(
                peer.requests.map { $0.header("Host") } == Array(repeating: "partner.invalid:\(peer.port)", count: 2))
        }
    }

    @Test("A connection to another address is not used for a pinned request", arguments: ClientKind.allCases)
    func pinnedAddressAndOpenConnection(_ client: ClientKind) async throws {
        try await ScriptedPeer.with(Self.echo()) { peer in
            let open = HTTPRequest(.get, "http://localhost:\(peer.port)/")
            var pinned = open
            pinned.pinnedAddresses = ["127.0.0.2"]
            let error = await #expect(throws: TransportError.self) { try await client.execute([open, pinned]) }
            #expect(error?.code == .connectionRefused)
            #expect(peer.requests.count == 1)
        }
    }
}
