import Testing

@testable import SharedLayer

@Suite("Idempotency keys and payloads")
struct IdempotencyKeyTests {
    @Test(
        "The header is a string with or without quotes",
        arguments: [
            (#""8e03978e-40d5-43dd-bc93-6894a57f9324""#, "8e03978e-40d5-43dd-bc93-6894a57f9324"),
            ("plain-1", "plain-1"),
            (#""a \"b\" \\ c""#, #"a "b" \ c"#), (#"  "a"  "#, "a"), (#""a";p=1"#, "a"), (#""a,b""#, "a,b"),
            (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
        ])
    func fields(_ field: String, _ key: String) throws {
        #expect(try IdempotencyKeyField.key(field) == key)
    }

    @Test(
        "What is no string, or two, is refused",
        arguments: [
            "", "  ", #""""#, #"""#, #""a"#, #"a""#, #""a\"#, #""a\n""#, #""a" b"#, #""a", "b""#, "a,b", "a b", "é",
            #""é""#,
            "a\u{7F}", "a\u{0}b", "\"a\u{1}\"", String(repeating: "k", count: 256),
        ])
    func refusedFields(_ field: String) {
        let error = #expect(throws: IdempotencyError.self) { try IdempotencyKeyField.key(field) }
        #expect(error?.code == .invalidKey)
        #expect(error?.problem.status == 400)
    }

    @Test(
        "A key has 1 to 255 bytes and no control characters",
        arguments: ["", "a\nb", "\u{85}", String(repeating: "é", count: 128)])
    func refusedKeys(_ value: String) {
        let error = #expect(throws: IdempotencyError.self) { try IdempotencyKey(value, operation: "o") }
        #expect(error?.code == .invalidKey)
    }

    @Test("Neither operations, callers nor keys run into one another")
    func partitions() throws {
        let keys = [
            try IdempotencyKey("bc", operation: "a"), try IdempotencyKey("c", operation: "ab"),
            try IdempotencyKey("c", operation: "a", caller: "b"), try IdempotencyKey("c", operation: "", caller: "ab"),
            try IdempotencyKey("1:c", operation: "a"), try IdempotencyKey("c", operation: "a", caller: "1:"),
        ]
        #expect(Set(keys.map(\.partition)).count == keys.count)
        // SHA-256 of `1:o0:1:k`, from coreutils' sha256sum.
        #expect(
            try IdempotencyKey("k", operation: "o").partition
                == "IDEMPOTENCY#e0bd9129e4419da62885760c8c41e2ee594bc671c9777c2dc82839df349ad4b7")
    }

    @Test("Equal documents have one fingerprint, whatever their form; bytes that look like one have another")
    func fingerprints() throws {
        let parse = { try JSONParser().parse($0 as String) }
        let first = try IdempotencyPayload.document(parse(#"{"a":1.0,"b":"é"}"#)).fingerprint()
        #expect(try IdempotencyPayload.document(parse(#"{ "b": "\u00e9", "a": 1 }"#)).fingerprint() == first)
        #expect(try IdempotencyPayload.document(parse(#"{"a":2,"b":"é"}"#)).fingerprint() != first)
        #expect(try IdempotencyPayload.bytes(Array(#"{"a":1,"b":"é"}"#.utf8)).fingerprint() != first)
        #expect(first.count == 64)
    }

    @Test("Of chosen places only those count, and one that is absent is not another one")
    func places() throws {
        let parse = { try JSONParser().parse($0 as String) }
        let fingerprint = { (text: String) in
            try IdempotencyPayload.places(["/a", "/b/0"], of: parse(text)).fingerprint()
        }
        #expect(try fingerprint(#"{"a":1,"b":[2],"c":3}"#) == fingerprint(#"{"a":1,"b":[2,9]}"#))
        #expect(try fingerprint(#"{"a":1}"#) != fingerprint(#"{"b":[1]}"#))
    }

    @Test("A number without a canonical form is refused")
    func uncanonical() throws {
        let document = try JSONParser().parse("[1e400]")
        let error = #expect(throws: IdempotencyError.self) { try IdempotencyPayload.document(document).fingerprint() }
        #expect(error?.code == .invalidPayload)
    }
}
