import FoundationEssentials
import SharedLayer
import TestSupport

/// A server on loopback where botocore checks the signature of every request, of the bytes as they came.
///
/// moto has taken a request apart by then: what it checks is its own writing of it.
enum SignatureJudge {
    private static let credentials = AWSCredentials(accessKeyID: "id", secretAccessKey: "secret/+key")

    /// `answer` is Python: the body of a method of `http.server`'s handler that is given `body` and calls
    /// `self.answer(status, headers, body)`; `shared` is a dictionary for all requests. A request whose signature is wrong never
    /// comes there.
    static func with(
        _ answer: String, argument: String = "", _ body: (AWSConfiguration) async throws -> Void
    ) async throws {
        let python = try await PythonEnvironment.moto()
        let port = try await FreePort.find()
        let indented = answer.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n        ")
        let script = script.replacing("ANSWER", with: indented)
        try await ChildProcess.with(
            python.python, ["-u", "-c", script, "\(port)", credentials.secretAccessKey, argument]
        ) { process in
            try await process.waitForOutput(containing: "serving")
            try await body(
                AWSConfiguration(
                    region: "eu-west-1", credentials: credentials, endpoint: "http://127.0.0.1:\(port)"))
        }
    }

    /// Hands each request on to the server whose URL is `argument`.
    static let handingOn = """
        import urllib.request, urllib.error
        request = urllib.request.Request(sys.argv[3] + self.path, body or None, dict(self.headers), method=self.command)
        try:
            response = urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            response = error
        kept = {n: v for n, v in response.headers.items() if n.lower() in ("content-type", "x-amzn-requestid")}
        self.answer(response.status, kept, response.read())
        """

    private static let script = """
        import http.server, json, sys
        from urllib.parse import urlsplit, parse_qs
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        shared = {}
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *arguments): pass
            def answer(self, status, headers={}, body=b""):
                self.send_response(status)
                for name, value in headers.items(): self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def refuse(self, status, code):
                self.answer(status, {"x-amzn-errortype": code, "x-amzn-requestid": "r-1"},
                            json.dumps({"message": "as told"}).encode())
            def is_signed(self, body):
                text = self.headers["Authorization"]
                assert text.startswith("AWS4-HMAC-SHA256 "), text
                fields = dict(part.strip().split("=", 1) for part in text.partition(" ")[2].split(","))
                key, day, region, service, _ = fields["Credential"].split("/")
                signed = fields["SignedHeaders"].split(";")
                if not {"host", "x-amz-date"} <= set(signed): return False
                if "Content-Type" in self.headers and "content-type" not in signed: return False
                shared["service"] = service
                request = AWSRequest(
                    method=self.command, url="http://" + self.headers["Host"] + self.path, data=body,
                    headers={name: self.headers[name] for name in signed})
                request.context["timestamp"] = self.headers["X-Amz-Date"]
                auth = SigV4Auth(Credentials(key, sys.argv[2]), service, region)
                to_sign = auth.string_to_sign(request, auth.canonical_request(request))
                return auth.signature(to_sign, request) == fields["Signature"]
            def serve(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path.startswith("/control/"):
                    shared[self.path.rpartition("/")[2]] = body.decode()
                    self.answer(204)
                elif self.is_signed(body):
                    self.play(body)
                else:
                    self.refuse(403, "InvalidSignatureException")
            do_GET = do_POST = do_PUT = serve
            def play(self, body):
                ANSWER
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
        print("serving")
        server.serve_forever()
        """
}
