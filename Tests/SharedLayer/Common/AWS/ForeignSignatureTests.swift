import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// botocore signs the same requests: made at random from what is hard about paths, queries and header fields.
@Suite("Signatures as botocore makes them", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct ForeignSignatureTests {
    private static let requestsCount = 400

    struct Sample: Codable {
        var style: String
        var method: String
        var url: String
        var headers: [String: String]
        var body: String
        var token: String?
        var authorization: String
        var presigned: String
    }

    private static let script = #"""
        import json, sys, datetime
        from botocore import auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        now = datetime.datetime(2026, 2, 28, 23, 59, 1, tzinfo=datetime.timezone.utc)
        class Frozen(datetime.datetime):
            @classmethod
            def utcnow(cls): return now.replace(tzinfo=None)
            @classmethod
            def now(cls, tz=None): return now
        auth.datetime = type("m", (), dict(datetime=Frozen, timezone=datetime.timezone))
        if hasattr(auth, "get_current_datetime"):
            auth.get_current_datetime = lambda remove_tzinfo=True: now.replace(tzinfo=None) if remove_tzinfo else now
        samples = json.load(open(sys.argv[1]))
        for s in samples:
            key = Credentials("AKIDEXAMPLE", "secret/+key", s.get("token"))
            def request(body):
                r = AWSRequest(method=s["method"], url=s["url"], headers=dict(s["headers"]), data=body)
                r.context["payload_signing_enabled"] = True
                return r
            s3 = s["style"] == "s3"
            r = request(s["body"].encode())
            (auth.S3SigV4Auth if s3 else auth.SigV4Auth)(key, "svc", "eu-west-1").add_auth(r)
            s["authorization"] = r.headers["Authorization"]
            r = request(b"")  # botocore would put a body's members into the query.
            (auth.S3SigV4QueryAuth if s3 else auth.SigV4QueryAuth)(key, "svc", "eu-west-1", expires=77).add_auth(r)
            s["presigned"] = r.url.rpartition("X-Amz-Signature=")[2]
        json.dump(samples, open(sys.argv[1], "w"))
        """#

    @Test("Hundreds of requests made at random have the signatures that botocore gives them")
    func random() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let made = (0..<Self.requestsCount).map { _ in Self.sample(&generator) }
        let signed = try await Self.signedByBotocore(made)
        #expect(signed.count == Self.requestsCount)
        let moment = try #require(Timestamp("2026-02-28T23:59:01Z"))
        for sample in signed {
            let signer = AWSSigner(
                credentials: AWSCredentials(
                    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret/+key", sessionToken: sample.token),
                region: "eu-west-1", service: "svc", style: sample.style == "s3" ? .s3 : .service)
            var headers: HTTPHeaders = [:]
            for (name, value) in sample.headers { headers.add(name, value) }
            let method = try #require(HTTPRequest.Method(rawValue: sample.method))
            let request = HTTPRequest(method, sample.url, headers: headers, body: Array(sample.body.utf8))
            #expect(
                try signer.sign(request, at: moment).headers["Authorization"] == sample.authorization,
                "seed \(seed): \(sample)")
            let presigned = try signer.presignedURL(
                method, sample.url, headers: headers, expirySeconds: 77, at: moment)
            #expect(presigned.hasSuffix("X-Amz-Signature=\(sample.presigned)"), "seed \(seed): \(sample)")
        }
    }

    private static func signedByBotocore(_ samples: [Sample]) async throws -> [Sample] {
        let python = try await PythonEnvironment.moto()
        return try await TemporaryDirectory.with { directory in
            let file = directory.path + "/samples.json"
            try JSONEncoder().encode(samples).write(to: URL(filePath: file))
            let finished = try await ChildProcess.finish(python.python, ["-c", script, file])
            guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
            return try JSONDecoder().decode([Sample].self, from: Data(contentsOf: URL(filePath: file)))
        }
    }

    private static func sample(_ generator: inout SeededGenerator) -> Sample {
        // botocore takes S3's paths and all queries as they are: only what is escaped as it should be has one signature.
        let escaped = ["a", "Z9", "b%20c", "%C3%BC", "~x_y-z.", "%2B", "x%3Ay", "a%40b", "%28c%29", "%2F"]
        let segments = escaped + ["x:y", "(c)", "*", ".", "..", ""]
        let words = ["a", "b", "%20", "%2F", "c%3Dd", "", "10", "2", "-", "~", "B", "%C3%A9", "x%3Ay"]
        let isS3 = Bool.random(using: &generator)
        let path = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            (isS3 ? escaped : segments).randomElement(using: &generator) ?? ""
        }
        var names: Set<String> = []
        let query = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ -> String? in
            let name = words.randomElement(using: &generator) ?? ""
            guard names.insert(name).inserted, !name.isEmpty else { return nil }
            return name + "=" + (words.randomElement(using: &generator) ?? "")
        }
        let port = ["", ":8443", ":443"].randomElement(using: &generator) ?? ""
        var headers: [String: String] = [:]
        for name in ["X-Amz-Meta-A", "content-type", "X-B", "User-Agent", "x-amzn-trace-id"]
        where Bool.random(using: &generator) {
            headers[name] = ["1", "a  b", "  padded ", "x,y", "é"].randomElement(using: &generator)
        }
        return Sample(
            style: isS3 ? "s3" : "service",
            method: ["GET", "PUT", "POST", "DELETE"].randomElement(using: &generator) ?? "GET",
            url: "https://host.example.com\(port)/" + path.joined(separator: "/")
                + (query.isEmpty ? "" : "?" + query.joined(separator: "&")),
            headers: headers, body: ["", "{}", "é"].randomElement(using: &generator) ?? "",
            token: Bool.random(using: &generator) ? "tok/en+==" : nil, authorization: "", presigned: "")
    }
}
