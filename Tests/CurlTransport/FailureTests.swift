import CurlTransport
import TestSupport
import Testing

@Suite("Peers that fail", .timeLimit(.minutes(2)))
struct FailureTests {
    /// A peer that reads one request, writes this and closes.
    struct Answer: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let code: TransportError.Code

        var testDescription: String { name }

        static let all = [
            Answer(name: "nothing at all", text: "", code: .connectionLost),
            Answer(name: "half a status line", text: "HTTP/1.1 20", code: .connectionLost),
            Answer(
                name: "a body shorter than its Content-Length",
                text: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", code: .connectionLost),
            Answer(
                name: "a chunked body without its end",
                text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", code: .connectionLost),
            Answer(
                name: "a chunk whose size is no number",
                text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n",
                code: .malformedResponse),
            Answer(
                name: "a chunk longer than its size",
                text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
                code: .malformedResponse),
            Answer(name: "no HTTP", text: "SSH-2.0-OpenSSH_9.2\r\n", code: .malformedResponse),
            Answer(
                name: "a header field of 300 KB",
                text: "HTTP/1.1 200 OK\r\nX-Long: \(String(repeating: "a", count: 300_000))\r\n\r\n",
                code: .responseTooLarge),
            Answer(
                name: "header fields of 6 MB",
                text: "HTTP/1.1 200 OK\r\n\(String(repeating: "X-Many: a\r\n", count: 600_000))\r\n",
                code: .responseTooLarge),
            Answer(
                name: "a header field without a colon", text: "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
                code: .malformedResponse),
        ]
    }

    @Test("An answer that is cut off or malformed is an error of its own", arguments: ClientKind.allCases, Answer.all)
    func badAnswers(_ client: ClientKind, _ answer: Answer) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.write(answer.text)
        }
        try await ScriptedPeer.with(script) { peer in
            let error = try #require(try await client.failure(of: HTTPRequest(.get, peer.url)))
            #expect(error.code == answer.code, "\(error)")
            #expect(error.message.contains("127.0.0.1:\(peer.port)"), "\(error)")
        }
    }

    @Test("A connection that is reset in the middle of a body is lost", arguments: ClientKind.allCases)
    func reset(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
            try await connection.reset()
        }
        try await ScriptedPeer.with(script) { peer in
            let error = try await client.failure(of: HTTPRequest(.get, peer.url))
            #expect(error?.code == .connectionLost)
        }
    }

    @Test(
        "A body over the limit is refused, whether or not its length was announced", arguments: ClientKind.allCases,
        [true, false])
    func bodyOverLimit(_ client: ClientKind, _ announced: Bool) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            let length = announced ? "Content-Length: 100000000\r\n" : ""
            try await connection.write("HTTP/1.1 200 OK\r\n\(length)\r\n")
            for _ in 0..<100 { try await connection.write([UInt8](repeating: 65, count: 1_000_000)) }
        }
        try await ScriptedPeer.with(script) { peer in
            let limits = HTTPRequest.Limits(responseBodyBytesMax: 1_000)
            let error = try #require(try await client.failure(of: HTTPRequest(.get, peer.url, limits: limits)))
            #expect(error.code == .responseTooLarge)
            #expect(error.message.contains("1000 bytes"))
        }
    }

    @Test(
        "A body over its limit is cut off there when that is asked for", arguments: ClientKind.allCases, [true, false])
    func bodyCutOff(_ client: ClientKind, _ announced: Bool) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            let length = announced ? "Content-Length: 100000000\r\n" : ""
            try await connection.write("HTTP/1.1 503 Later\r\nRetry-After: 7\r\n\(length)\r\n")
            for _ in 0..<100 { try await connection.write([UInt8](repeating: 65, count: 1_000_000)) }
        }
        try await ScriptedPeer.with(script) { peer in
            let limits = HTTPRequest.Limits(responseBodyBytesMax: 1_000, cutsOffLongBody: true)
            let response = try await client.execute(HTTPRequest(.get, peer.url, limits: limits))
            #expect(response.status == 503)
            #expect(response.headers["Retry-After"] == "7")
            #expect(response.body == [UInt8](repeating: 65, count: 1_000))
        }
    }

    @Test("A body of exactly the limit is taken, and one byte more is not", arguments: ClientKind.allCases, [0, 1, 5])
    func bodyAtLimit(_ client: ClientKind, _ bytesMax: Int) async throws {
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                let length = Int(request.target.dropFirst()) ?? 0
                try await connection.respond(body: String(repeating: "a", count: length))
            }
        }
        try await ScriptedPeer.with(script) { peer in
            let limits = HTTPRequest.Limits(responseBodyBytesMax: bytesMax)
            let response = try await client.execute(HTTPRequest(.get, "\(peer.url)/\(bytesMax)", limits: limits))
            #expect(response.body.count == bytesMax)
            let error = try await client.failure(of: HTTPRequest(.get, "\(peer.url)/\(bytesMax + 1)", limits: limits))
            #expect(error?.code == .responseTooLarge)
        }
    }

    @Test(
        "A peer that hangs, before or in the middle of its answer, is given up after the total timeout",
        arguments: ClientKind.allCases, ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"])
    func hanging(_ client: ClientKind, _ start: String) async throws {
        let script: ScriptedPeer.Script = { connection in
            _ = try await connection.readRequest()
            try await connection.write(start)
            try await connection.waitForClose()
        }
        try await ScriptedPeer.with(script) { peer in
            let limits = HTTPRequest.Limits(totalTimeoutMilliseconds: 200)
            let error = try #require(try await client.failure(of: HTTPRequest(.get, peer.url, limits: limits)))
            #expect(error.code == .timedOut)
            #expect(error.message.contains("200 ms"))
        }
    }

    @Test(
        "A peer that takes the connection but never starts TLS is given up after the connect timeout",
        arguments: ClientKind.allCases)
    func silentTLS(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in try await connection.waitForClose() }
        try await ScriptedPeer.with(script) { peer in
            let limits = HTTPRequest.Limits(connectTimeoutMilliseconds: 200)
            let url = "https://127.0.0.1:\(peer.port)/"
            let error = try #require(try await client.failure(of: HTTPRequest(.get, url, limits: limits)))
            #expect(error.code == .connectTimedOut, "\(error)")
            #expect(error.message.contains("within 200 ms"))
        }
    }

    @Test("A port on which nobody listens is named in the error", arguments: ClientKind.allCases)
    func refused(_ client: ClientKind) async throws {
        let port = try await FreePort.find()
        let error = try #require(try await client.failure(of: HTTPRequest(.get, "http://127.0.0.1:\(port)/")))
        #expect(error.code == .connectionRefused)
        #expect(error.message.contains("127.0.0.1:\(port)"))
    }

    @Test("A name that does not exist is named in the error", arguments: ClientKind.allCases)
    func unknownName(_ client: ClientKind) async throws {
        let error = try #require(try await client.failure(of: HTTPRequest(.get, "http://partner.invalid/")))
        #expect(error.code == .nameNotResolved)
        #expect(error.message.contains("partner.invalid:80"))
    }

    @Test("A client works on after an error", arguments: ClientKind.allCases)
    func recovers(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in
            guard try await connection.readRequest() != nil, connection.index > 0 else { return }
            try await connection.respond(body: "recovered")
        }
        try await ScriptedPeer.with(script) { peer in
            let error = try await client.failure(of: HTTPRequest(.get, peer.url))
            #expect(error?.code == .connectionLost)
            #expect(try await client.execute(HTTPRequest(.get, peer.url)).status == 200)
        }
    }
}
