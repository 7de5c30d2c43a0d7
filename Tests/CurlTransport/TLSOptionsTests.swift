import FoundationEssentials
import TestSupport
import Testing

@testable import CurlTransport

@Suite("HTTPS with client certificates, pins and other authorities", .timeLimit(.minutes(3)))
struct TLSOptionsTests {
    /// An authority, and what it has issued: files of the `openssl` command.
    private struct Files {
        let folder: TemporaryDirectory

        init(_ folder: TemporaryDirectory) async throws {
            self.folder = folder
            try await openssl(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2",
                "-subj", "/CN=authority", "-keyout", folder.file("authority.key"), "-out", folder.file("authority.pem"))
        }

        func issue(_ name: String) async throws {
            try await openssl(
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-subj", "/CN=\(name)",
                "-addext", "subjectAltName=DNS:\(name)", "-keyout", folder.file("\(name).key"), "-out",
                folder.file("\(name).csr"))
            try await openssl(
                "x509", "-req", "-in", folder.file("\(name).csr"), "-copy_extensions", "copy", "-days", "2", "-CA",
                folder.file("authority.pem"), "-CAkey", folder.file("authority.key"), "-out",
                folder.file("\(name).pem"))
        }

        func text(_ name: String) throws -> String {
            try String(contentsOf: URL(filePath: folder.file(name)), encoding: .utf8)
        }

        func client(_ name: String) throws -> ClientCertificate {
            ClientCertificate(certificatePEM: try text("\(name).pem"), keyPEM: try text("\(name).key"))
        }

        /// RFC 7469: base64 of the SHA-256 of the SubjectPublicKeyInfo, as the `openssl` command makes it.
        func pin(_ name: String) async throws -> String {
            let command =
                "openssl x509 -in \(folder.file("\(name).pem")) -noout -pubkey | openssl pkey -pubin -outform der"
                + " | openssl dgst -sha256 -binary | openssl base64"
            return try await ChildProcess.finish("sh", ["-c", command]).output.replacing("\n", with: "")
        }

        private func openssl(_ arguments: String...) async throws {
            let finished = try await ChildProcess.finish("openssl", arguments)
            try #require(finished.succeeded, "\(finished.output)")
        }
    }

    private static func withPeer(
        asksForClient: Bool = true, versionMax: String? = nil,
        _ body: (HTTPSPeer, Files, TLSOptions) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            let files = try await Files(folder)
            for name in ["localhost", "alice", "bob"] { try await files.issue(name) }
            try await HTTPSPeer.with(
                certificate: folder.file("localhost.pem"), key: folder.file("localhost.key"),
                clientAuthorities: asksForClient ? folder.file("authority.pem") : nil, versionMax: versionMax
            ) { peer in
                try await body(peer, files, TLSOptions(authoritiesPEM: try files.text("authority.pem")))
            }
        }
    }

    private func request(_ peer: HTTPSPeer, _ options: TLSOptions) -> HTTPRequest {
        HTTPRequest(
            .post, "https://localhost:\(peer.port)/", headers: ["Content-Type": "text/plain"], body: Array("a".utf8),
            limits: .init(connectTimeoutMilliseconds: 5_000, totalTimeoutMilliseconds: 10_000),
            pinnedAddresses: ["127.0.0.1"], tls: options)
    }

    @Test("A peer that asks for a certificate gets the request's own, also on a client that has used another")
    func mutual() async throws {
        try await Self.withPeer { peer, files, options in
            let http = HTTPClient()
            defer { http.shutdown() }
            for name in ["alice", "bob", "alice"] {
                var options = options
                options.clientCertificate = try files.client(name)
                let response = try await http.execute(request(peer, options))
                #expect(String(decoding: response.body, as: UTF8.self).contains(#""client": "\#(name)""#))
            }
            // Not on a connection that somebody else has opened.
            await #expect(throws: TransportError.self) { try await http.execute(request(peer, options)) }
        }
    }

    @Test("A certificate without its key, or with another one, is a TLS error that shows neither")
    func wrongKey() async throws {
        try await Self.withPeer { peer, files, options in
            let bob = try files.client("bob")
            for key in [try files.text("alice.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
                var options = options
                options.clientCertificate = ClientCertificate(certificatePEM: bob.certificatePEM, keyPEM: key)
                let error = await #expect(throws: TransportError.self) {
                    try await HTTPClient().execute(request(peer, options))
                }
                #expect(error?.code == .tlsFailed, "\(String(describing: error))")
                #expect(error?.message.contains("PRIVATE") == false)
            }
        }
    }

    @Test("A pinned public key is the peer's or the request fails, also where a connection is open")
    func pins() async throws {
        try await Self.withPeer(asksForClient: false) { peer, files, options in
            let http = HTTPClient()
            defer { http.shutdown() }
            _ = try await http.execute(request(peer, options))
            var pinned = options
            pinned.publicKeyPins = [try await files.pin("alice")]
            let error = await #expect(throws: TransportError.self) { try await http.execute(request(peer, pinned)) }
            #expect(error?.code == .tlsFailed)
            pinned.publicKeyPins.append(try await files.pin("localhost"))
            #expect(try await http.execute(request(peer, pinned)).status == 200)
        }
    }

    @Test("Only the authorities of the request are trusted")
    func authorities() async throws {
        try await Self.withPeer(asksForClient: false) { peer, files, options in
            let http = HTTPClient()
            defer { http.shutdown() }
            let response = try await http.execute(request(peer, options))
            #expect(String(decoding: response.body, as: UTF8.self).contains("TLSv1.3"))
            let error = await #expect(throws: TransportError.self) {
                try await http.execute(request(peer, TLSOptions(authoritiesPEM: try files.text("alice.pem"))))
            }
            #expect(error?.code == .tlsFailed)
        }
    }

    @Test("TLS 1.1 is refused, 1.2 is not", arguments: [("TLSv1_1", false), ("TLSv1_2", true)])
    func versions(version: String, isTaken: Bool) async throws {
        try await Self.withPeer(asksForClient: false, versionMax: version) { peer, _, options in
            do throws(TransportError) {
                _ = try await HTTPClient().execute(request(peer, options))
                #expect(isTaken)
            } catch {
                #expect(!isTaken && error.code == .tlsFailed, "\(error)")
            }
        }
    }

    @Test("What can be no certificate, no pin, or has no TLS to be used with, is not sent")
    func invalid() async throws {
        let pin = String(repeating: "A", count: 43) + "="
        for (url, options) in [
            ("http://127.0.0.1/", TLSOptions(publicKeyPins: [pin])),
            ("https://127.0.0.1/", TLSOptions(publicKeyPins: ["short"])),
            ("https://127.0.0.1/", TLSOptions(publicKeyPins: Array(repeating: pin, count: 17))),
            ("https://127.0.0.1/", TLSOptions(authoritiesPEM: "no PEM")),
            ("https://127.0.0.1/", TLSOptions(clientCertificate: .init(certificatePEM: "", keyPEM: ""))),
        ] {
            let error = await #expect(throws: TransportError.self) {
                try await HTTPClient().execute(HTTPRequest(.get, url, tls: options))
            }
            #expect(error?.code == .invalidRequest)
        }
    }

    @Test("A client's key is in no text that is made of it")
    func secret() {
        let client = ClientCertificate(certificatePEM: "certificate", keyPEM: "the key")
        let options = TLSOptions(clientCertificate: client)
        var dumped = ""
        dump(HTTPRequest(.get, "https://a.example/", tls: options), to: &dumped)
        for text in ["\(client)", "\(options)", String(reflecting: options), dumped] {
            #expect(!text.contains("the key"))
        }
    }
}
