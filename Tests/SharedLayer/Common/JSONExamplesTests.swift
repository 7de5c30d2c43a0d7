import OpenSSLCrypto
import SharedLayer
import Testing

/// The examples of docs/shared-layer/json.md.
@Suite("Examples: JSON")
struct JSONExamplesTests {
    private struct Order: Codable, Equatable {
        var id: String
        var amount: ExactDecimal
    }

    @Test("A text is parsed, read as a type and written")
    func parsing() throws {
        let text = #"{"id":"o-1","amount":12.50}"#
        let document = try JSONParser().parse(text)
        let order: Order = try JSONValueDecoder().decode(from: document)
        let bytes = try JSONValueEncoder().bytes(order)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"id":"o-1","amount":12.5}"#)
        #expect(document.description == text)
    }

    @Test("An error has its code and its place")
    func errors() throws {
        let text = #"{"lines":[{"amount":1,"amount":2}]}"#
        do {
            _ = try JSONParser(limits: JSONLimits(depthMax: 8, bytesMax: 64 << 10)).parse(text)
            Issue.record("a name that occurs twice was taken")
        } catch {
            #expect(error.code == .duplicateName)
            #expect(error.pointer == "/lines/0/amount")
            #expect((error.offset, error.line, error.column) == (22, 1, 23))
        }
    }

    @Test("Equal documents have one canonical form")
    func canonical() throws {
        let document = try JSONParser().parse(#"{"b": [1.0, 1e3], "a": "\u20ac"}"#)
        let bytes = try CanonicalJSON.bytes(of: document, numbers: .exact)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":"€","b":[1,1000]}"#)
        let digest = Digest.hash(.sha256, bytes)
        #expect(digest.count == 32)
    }

    @Test("A problem is thrown, sent and read")
    func problems() throws {
        let problem = Problem.conflict(
            detail: "The order was changed by somebody else.", kind: "order-changed", retryAfterSeconds: 1)
        let body = problem.document.bytes
        let received = Problem(body: body, contentType: Problem.contentType, httpStatus: 409)
        #expect(received?.kind == "order-changed")
        #expect(problem.headers["retry-after"] == "1")
    }

    @Test("Texts from outside become values")
    func validators() throws {
        let currency = try Validators.currency("EUR")
        let units = try Validators.minorUnits("49.90", in: currency)
        let iban = try Validators.iban("DE89 3704 0044 0532 0130 00")
        let period = try Validators.timeRange(
            from: "2026-11-21T00:00:00Z", to: "2026-11-22T00:00:00Z", secondsMax: 86_400)
        #expect(units == 4_990)
        #expect(iban == "DE89370400440532013000")
        #expect(period.lowerBound.text == "2026-11-21T00:00:00.000Z")
    }
}
