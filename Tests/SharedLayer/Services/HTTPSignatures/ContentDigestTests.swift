import Testing

@testable import SharedLayer

@Suite struct ContentDigestTests {
    private func code(_ value: String, _ body: String) -> HTTPSignatureError.Code? {
        do throws(HTTPSignatureError) {
            try ContentDigest.verify(value, of: Array(body.utf8))
            return nil
        } catch {
            return error.code
        }
    }

    /// RFC 9530, appendix B.1; the body ends with a line feed.
    private static let body = "{\"hello\": \"world\"}\n"
    private static let sha256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    private static let sha512 =
        "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:"

    @Test("writes RFC 9530's examples")
    func writes() {
        #expect(ContentDigest.value(of: Array(Self.body.utf8)) == Self.sha256)
        #expect(ContentDigest.value(of: Array(Self.body.utf8), .sha512) == Self.sha512)
    }

    @Test("takes a body whose every hash is right, whatever else the field has")
    func right() {
        for value in [
            Self.sha256, Self.sha512, "\(Self.sha256), \(Self.sha512)", "md5=:AAAA:, \(Self.sha256), new=(1 2)",
        ] {
            #expect(code(value, Self.body) == nil)
        }
    }

    @Test("refuses a body of which one hash is wrong, and fields in which none counts")
    func wrong() {
        #expect(code(Self.sha256, "") == .digestMismatch)
        #expect(code("sha-256=:AAAA:", Self.body) == .digestMismatch)
        #expect(code("\(Self.sha512), sha-256=:\(String(repeating: "A", count: 43))=:", Self.body) == .digestMismatch)
        for value in ["", "md5=:AAAA:", "unixsum=30637"] { #expect(code(value, Self.body) == .digestMissing) }
        for value in ["sha-256", "sha-256=AAAA", "sha-256=:A:", "SHA-256=:AAAA:", ":", "sha-256=:AAAA:;"] {
            #expect(code(value, Self.body) == .malformed)
        }
    }
}
