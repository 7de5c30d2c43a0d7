import TestSupport
import Testing

@testable import SharedLayer

@Suite struct HMACSignatureTests {
    private let time = Timestamp(secondsSince1970: 1_800_000_000)
    private let body = Array(#"{"amount": "1.50"}"#.utf8)

    @Test("is what Python's hmac makes of time and body")
    func python() async throws {
        let script = """
            import hashlib, hmac, sys
            secret, seconds, body = sys.argv[1:]
            print(hmac.new(secret.encode(), f"{seconds}.{body}".encode(), hashlib.sha256).hexdigest(), end="")
            """
        for secret in ["whsec_1", "", "ключ", String(repeating: "k", count: 200)] {
            let expected = try await ChildProcess.finish(
                "python3", ["-c", script, secret, "1800000000", String(decoding: body, as: UTF8.self)])
            let signature = HMACSignature(secrets: [SecretText(secret)])
            #expect(signature.value(for: body, at: time) == "t=1800000000,v1=\(expected.output)")
        }
    }

    @Test("is verified by Stripe's own library, and verifies what that makes")
    func stripe() async throws {
        let environment = try await PythonEnvironment.prepare("stripe", packages: ["stripe==12.5.1"])
        let signature = HMACSignature(secrets: ["new", "old"])
        let script = """
            import stripe, sys
            body, header = sys.argv[1:]
            for secret in ("new", "old"):
                stripe.WebhookSignature.verify_header(body, header, secret)
            try:
                stripe.WebhookSignature.verify_header(body, header, "other")
            except stripe.SignatureVerificationError:
                print("t=1800000000,v1=" + stripe.WebhookSignature._compute_signature("1800000000." + body, "old"), end="")
            """
        let made = try await ChildProcess.finish(
            environment.python,
            ["-c", script, String(decoding: body, as: UTF8.self), signature.value(for: body, at: time)])
        #expect(made.succeeded && signature.isValid(made.output, for: body, at: time), "\(made.output)")
    }

    @Test("counts for five minutes, for one body, under any of its secrets")
    func validity() {
        let value = HMACSignature(secrets: ["old"]).value(for: body, at: time)
        let verifier = HMACSignature(secrets: ["new", "old"])
        for (seconds, isValid) in [(-301, false), (-300, true), (300, true), (301, false)] as [(Int64, Bool)] {
            #expect(verifier.isValid(value, for: body, at: time.adding(seconds: seconds)) == isValid)
        }
        #expect(!verifier.isValid(value, for: body + [0], at: time))
        #expect(!HMACSignature(secrets: ["new"]).isValid(value, for: body, at: time))
        #expect(!HMACSignature(secrets: []).isValid(value, for: body, at: time))
        let empty = HMACSignature(secrets: [""])
        #expect(!empty.isValid(empty.value(for: body, at: time), for: body, at: time))
        #expect(verifier.isValid("v0=00,\(value),v1=00", for: body, at: time))
    }

    @Test(
        "counts in no other form",
        arguments: [
            "", "t=", "t=1800000000", "t=1800000000,v1=", "t=1800000000,v1=0", "v1=00", "t=+1800000000,v1=00",
            "t=1800000000,t=1800000000,v1=00", "t=99999999999999999999,v1=00", "nonsense", ",,,",
            "t=1800000000" + String(repeating: ",v1=00", count: 9), String(repeating: "x=y,", count: 1_000),
        ])
    func malformed(value: String) {
        #expect(!HMACSignature(secrets: ["secret"]).isValid(value, for: body, at: time))
    }

    @Test("shows its secrets in no text")
    func secret() {
        let endpoint = EndpointConfiguration(
            name: "p", url: "https://a.example/path-secret",
            authentication: [.apiKey("key-secret"), .hmac(HMACSignature(secrets: ["hmac-secret"]))])
        var dumped = ""
        dump(endpoint, to: &dumped)
        dump(endpoint.authentication, to: &dumped)
        for text in ["\(endpoint)", "\(endpoint.authentication)", String(reflecting: endpoint), dumped] {
            #expect(!text.contains("secret\"") && !text.contains("-secret"), "\(text)")
        }
    }
}
