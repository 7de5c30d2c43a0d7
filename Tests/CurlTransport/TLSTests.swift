import CurlTransport
import TestSupport
import Testing

@Suite("HTTPS", .timeLimit(.minutes(2)))
struct TLSTests {
    /// A server over TLS with a certificate of its own for localhost, and what it takes to trust it.
    private static func withServer(
        _ body: (_ port: Int, _ authorities: String) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let (key, certificate) = (directory.file("key.pem"), directory.file("certificate.pem"))
            let made = try await ChildProcess.finish(
                "openssl",
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
                    certificate,
                ])
            #expect(made.succeeded, "\(made.output)")
            let script = try directory.write("server.py", Self.server)
            try await ChildProcess.with("python3", ["-u", script, certificate, key]) { process in
                try await process.waitForOutput(containing: "\n")
                let port = try #require(Int(process.output.split(separator: "\n").first ?? ""))
                try await body(port, certificate)
            }
        }
    }

    private static let server = """
        import http.server, ssl, sys

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", "6")
                self.end_headers()
                self.wfile.write(b"secret")

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_port)
        server.serve_forever()
        """

    @Test(
        "A trusted certificate is accepted, although TLS was not started with libcurl", arguments: ClientKind.allCases)
    func trusted(_ client: ClientKind) async throws {
        try await Self.withServer { port, authorities in
            let request = HTTPRequest(
                .get, "https://localhost:\(port)/", pinnedAddresses: ["127.0.0.1"],
                certificateAuthoritiesFile: authorities)
            let responses = try await client.execute([request, request])
            #expect(responses.map { String(decoding: $0.body, as: UTF8.self) } == ["secret", "secret"])
        }
    }

    @Test("A certificate that nobody vouches for, or of another name, is refused", arguments: ClientKind.allCases)
    func untrusted(_ client: ClientKind) async throws {
        try await Self.withServer { port, authorities in
            let unknown = HTTPRequest(.get, "https://localhost:\(port)/", pinnedAddresses: ["127.0.0.1"])
            try await expectTLSFailure(client, unknown)
            let otherName = HTTPRequest(
                .get, "https://partner.invalid:\(port)/", pinnedAddresses: ["127.0.0.1"],
                certificateAuthoritiesFile: authorities)
            try await expectTLSFailure(client, otherName)
        }
    }

    @Test("A missing file of authorities and a peer without TLS are TLS errors", arguments: ClientKind.allCases)
    func noTLS(_ client: ClientKind) async throws {
        let script: ScriptedPeer.Script = { connection in try await connection.respond(400) }
        try await ScriptedPeer.with(script) { peer in
            let url = "https://127.0.0.1:\(peer.port)/"
            try await expectTLSFailure(client, HTTPRequest(.get, url))
            let request = HTTPRequest(.get, url, certificateAuthoritiesFile: "/nonexistent/authorities.pem")
            try await expectTLSFailure(client, request)
        }
    }

    private func expectTLSFailure(
        _ client: ClientKind, _ request: HTTPRequest, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let error = try await client.failure(of: request)
        #expect(error?.code == .tlsFailed, "\(String(describing: error))", sourceLocation: sourceLocation)
    }
}
