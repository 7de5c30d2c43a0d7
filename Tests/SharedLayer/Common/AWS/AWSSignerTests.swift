import CurlTransport
import OpenSSLCrypto
import SharedLayer
import Testing

@Suite("AWS signer")
struct AWSSignerTests {
    @Test("AWS's test suite is signed as AWS signs it", arguments: try SigningSuiteCase.all())
    func suite(_ testCase: SigningSuiteCase) throws {
        let moment = try #require(Timestamp("2015-08-30T12:36:00Z"))
        let request = try testCase.request()
        let signer = AWSSigner(
            credentials: AWSCredentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                sessionToken: try testCase.sessionToken()),
            region: "us-east-1", service: "service")
        let signed = try signer.sign(request, at: moment)
        let canonical = try CanonicalRequest(
            signed, payloadHash: Digest.hexadecimal(.sha256, request.body), style: .service)
        #expect(try canonical.text == testCase.text("creq"))
        #expect(try signer.stringToSign(canonical, at: moment) == testCase.text("sts"))
        #expect(try signed.headers["Authorization"] == testCase.text("authz"))
        #expect(try signer.sign(signed, at: moment).headers["Authorization"] == testCase.text("authz"))
    }

    @Test("The test suite is read whole")
    func suiteSize() throws {
        #expect(try SigningSuiteCase.all().count == 34)
    }

    private static let s3 = AWSSigner(
        credentials: AWSCredentials(
            accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region: "us-east-1", service: "s3", style: .s3)
    private static let bucket = "https://examplebucket.s3.amazonaws.com"

    /// S3 API reference, "Signature Calculations for the Authorization Header", section "Examples".
    @Test(
        "S3's documented examples are signed as documented",
        arguments: [
            (
                HTTPRequest(.get, bucket + "/test.txt", headers: ["Range": "bytes=0-9"]),
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
            ),
            (
                HTTPRequest(
                    .put, bucket + "/test%24file.text",
                    headers: [
                        "Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY",
                    ], body: Array("Welcome to Amazon S3.".utf8)),
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
            ),
            (
                HTTPRequest(.get, bucket + "/?lifecycle"),
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
            ),
            (
                HTTPRequest(.get, bucket + "/?max-keys=2&prefix=J"),
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
            ),
        ])
    func documentedExamples(_ request: HTTPRequest, _ signature: String) throws {
        let moment = try #require(Timestamp("2013-05-24T00:00:00Z"))
        let signed = try Self.s3.sign(request, at: moment)
        #expect(signed.headers["Authorization"]?.hasSuffix("Signature=\(signature)") == true)
        #expect(signed.headers["X-Amz-Content-Sha256"] == Digest.hexadecimal(.sha256, request.body))
    }

    /// S3 API reference, "Authenticating Requests: Using Query Parameters", section "An Example".
    @Test("S3's documented presigned URL is made as documented")
    func presignedExample() throws {
        let moment = try #require(Timestamp("2013-05-24T00:00:00Z"))
        let url = try Self.s3.presignedURL(.get, Self.bucket + "/test.txt", expirySeconds: 86_400, at: moment)
        #expect(
            url == Self.bucket + "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
    }

    @Test("The key follows the day")
    func days() throws {
        let first = try #require(Timestamp("2013-05-24T23:59:59Z"))
        let request = HTTPRequest(.get, Self.bucket + "/a")
        let before = try Self.s3.sign(request, at: first)
        let after = try Self.s3.sign(request, at: first.adding(seconds: 1))
        #expect(after.headers["Authorization"]?.contains("/20130525/") == true)
        let fresh = AWSSigner(credentials: Self.s3.credentials, region: "us-east-1", service: "s3", style: .s3)
        #expect(try fresh.sign(request, at: first.adding(seconds: 1)).headers == after.headers)
        #expect(try Self.s3.sign(request, at: first).headers == before.headers)
    }

    @Test("An unsigned payload is named so, and what proxies change is not signed")
    func unsigned() throws {
        let moment = try #require(Timestamp("2013-05-24T00:00:00Z"))
        let request = HTTPRequest(
            .put, Self.bucket + "/a", headers: ["User-Agent": "x", "X-Amzn-Trace-Id": "Root=1", "X-A": "1"], body: [1])
        let signed = try Self.s3.sign(request, at: moment, payload: .unsigned)
        #expect(signed.headers["X-Amz-Content-Sha256"] == "UNSIGNED-PAYLOAD")
        #expect(
            signed.headers["Authorization"]?.contains("SignedHeaders=host;x-a;x-amz-content-sha256;x-amz-date,") == true
        )
        var other = request
        other.body = [2]
        other.headers["User-Agent"] = "y"
        #expect(
            try Self.s3.sign(other, at: moment, payload: .unsigned).headers["Authorization"]
                == signed.headers["Authorization"])
    }

    @Test("What cannot be signed is refused", arguments: ["/path", "https://", "", "https:///a"])
    func refused(_ url: String) {
        let moment = Timestamp(secondsSince1970: 0)
        #expect(throws: AWSError.self) { try Self.s3.sign(HTTPRequest(.get, url), at: moment) }
        #expect(throws: AWSError.self) {
            try Self.s3.presignedURL(.get, url, expirySeconds: 60, at: moment)
        }
    }

    @Test(
        "A presigned URL expires after one second to seven days",
        arguments: [(0, false), (1, true), (604_800, true), (604_801, false)])
    func expiry(_ seconds: Int, _ isAllowed: Bool) {
        let made = try? Self.s3.presignedURL(
            .get, Self.bucket, expirySeconds: seconds, at: Timestamp(secondsSince1970: 0))
        #expect((made != nil) == isAllowed)
    }
}
