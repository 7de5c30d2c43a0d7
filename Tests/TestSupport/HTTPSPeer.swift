/// Python's own HTTPS server on 127.0.0.1: a peer whose TLS nobody here wrote.
///
/// It answers each request with JSON: the client's certificate by its common name, the version of TLS, the header fields,
/// and the body.
package struct HTTPSPeer: Sendable {
    package let port: Int

    /// - Parameter clientAuthorities: a PEM file of those that a client's certificate must come from; nil to ask for none.
    /// - Parameter versionMax: such as `TLSv1_1`.
    package static func with<Value: Sendable>(
        certificate: String, key: String, clientAuthorities: String? = nil, versionMax: String? = nil,
        _ body: (HTTPSPeer) async throws -> Value
    ) async throws -> Value {
        try await TemporaryDirectory.with { folder in
            let script = try folder.write("server.py", program)
            let arguments = ["-u", script, certificate, key, clientAuthorities ?? "", versionMax ?? ""]
            return try await ChildProcess.with("python3", arguments) { process in
                try await process.waitForOutput(containing: "\n")
                guard let port = Int(process.output.split(separator: "\n").first ?? "") else {
                    throw TestSupportError(.processFailed, process.output)
                }
                return try await body(HTTPSPeer(port: port))
            }
        }
    }

    private static let program = """
        import http.server, json, ssl, sys, warnings
        warnings.simplefilter("ignore")
        certificate, key, authorities, version = sys.argv[1:]

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                peer = self.connection.getpeercert() or {}
                names = [value for part in peer.get("subject", ()) for name, value in part if name == "commonName"]
                text = json.dumps({
                    "client": names[0] if names else None, "version": self.connection.version(),
                    "headers": dict(self.headers), "body": body.decode()}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
            do_GET = do_POST
            def log_message(self, *arguments): pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if version:
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion[version]
            context.set_ciphers("ALL:@SECLEVEL=0")
        context.load_cert_chain(certificate, key)
        if authorities:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(authorities)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        print(server.server_port)
        server.serve_forever()
        """
}
