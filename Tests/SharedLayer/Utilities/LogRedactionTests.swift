import FunctionRuntime
import Logging
import SharedLayer
import TestSupport
import Testing

@Suite("Redaction of log records")
struct LogRedactionTests {
    private let redaction = LogRedaction()
    private let output = RecordedLogOutput()

    private func logger() -> Logger { LoggingUtils.logger(service: "s", level: .info, output: output) }

    @Test(
        "Keys that look like secrets are hidden, however they are written and however deep they are",
        arguments: [
            "password", "Authorization", "x-api-key", "client_secret", "sessionToken", "private_key", "Set-Cookie",
            "PAN", "Card-Number", "CVV2", "primaryAccountNumber",
        ])
    func keys(_ key: String) {
        logger().info("m", metadata: ["\(key)": "hunter2", "outer": .array([.dictionary([key: "hunter2"])])])
        #expect(!output.lines.joined().contains("hunter2"))
        #expect(output.records.first?[key] == .string(LogRedaction.placeholder))
    }

    @Test("Other keys are not hidden", arguments: ["signature_key_id", "tier", "company", "span_id", "spinning"])
    func noRedaction(_ key: String) {
        logger().info("m", metadata: ["\(key)": "k-1"])
        #expect(output.records.first?[key] == "k-1")
    }

    /// Numbers that card networks publish for tests.
    @Test(
        "Card numbers are hidden in any text",
        arguments: [
            "4111111111111111", "4242 4242 4242 4242", "5555-5555-5555-4444", "378282246310005", "6011111111111117",
            "30569309025904", "3530111333300000", "2223003122003222", "4222222222222", "6200000000000005",
        ])
    func cards(_ number: String) {
        #expect(redaction.text(number) == "*****")
        #expect(redaction.text("card=\(number), 2026") == "card=*****, 2026")
        #expect(redaction.text("\(number) 12/28") == "***** 12/28")
    }

    @Test(
        "Other numbers stay",
        arguments: [
            "4111111111111112", "1737019800123", "123456789012", "arn:aws:lambda:eu-west-1:123456789012:function:f",
            "11111111-2222-4333-8444-555555555555", "41111111111111111111", "id4111111111111111", "2026-11-21 12:00:00",
            "8d2d7c1e-1111-4222-8333-444444444444",
        ])
    func numbers(_ text: String) {
        #expect(redaction.text(text) == text)
    }

    @Test(
        "Tokens and keys are hidden, and the text around them stays",
        arguments: [
            ("Authorization: Bearer abcdefghijklmnop.qrs/t+u==, x", "Authorization: Bearer *****, x"),
            ("BEARER 0123456789abcdef", "BEARER *****"), ("Bearer of news", "Bearer of news"),
            ("a eyJhbGciOiJQUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJlLXZhbHVl b", "a ***** b"),
            ("(eyJhbGciOiJQUzI1NiJ9..c2lnbmF0dXJlLXZhbHVl)", "(*****)"),
            ("eyJhbGciOiJQUzI1NiJ9", "eyJhbGciOiJQUzI1NiJ9"),
            ("k: -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nx", "k: *****\nx"),
            ("-----BEGIN PRIVATE KEY-----\nMIIE", "*****"),
            ("-----BEGIN CERTIFICATE-----\nMIIE", "-----BEGIN CERTIFICATE-----\nMIIE"),
            ("eyJhbGciOiJQUzI1NiJ9..c2lnbmF0dXJlLXZhbHVl-----BEGIN PRIVATE KEY-----\nMIIE", "**********"),
            ("Bearer 0123456789abcdef-----BEGIN PRIVATE KEY-----\nMIIE", "Bearer **********"),
        ])
    func tokens(_ text: String, _ expected: String) {
        #expect(redaction.text(text) == expected)
    }

    @Test("A text that is too long to be looked at is cut, so that nothing unseen is written")
    func longText() {
        let text = String(repeating: "x ", count: 40_000) + "4111111111111111"
        let cut = redaction.text(text)
        #expect(cut.utf8.count <= LogRedaction.textBytesMax)
        #expect(cut.hasSuffix("…"))
        let atTheEdge = String(repeating: "x", count: LogRedaction.textBytesMax - 10) + " 4111111111111111"
        #expect(!redaction.text(atTheEdge).contains("4111"))
    }

    @Test("Values that are no text are looked at too, and numbers stay numbers")
    func values() {
        struct Card: CustomStringConvertible, Sendable {
            var description: String { "Card(4111111111111111)" }
        }
        logger().info(
            "paid with 4111111111111111",
            metadata: ["card": .stringConvertible(Card()), "count": .stringConvertible(3)])
        #expect(output.records.first?["message"] == "paid with *****")
        #expect(output.records.first?["card"] == "Card(*****)")
        #expect(output.records.first?["count"] == 3)
    }

    @Test("Hostile texts take time that grows with their length only", arguments: ["eyJ.", "1-1 ", "-----BEGIN ", "b"])
    func hostile(_ piece: String) {
        let text = String(repeating: piece, count: LogRedaction.textBytesMax / piece.utf8.count)
        #expect(redaction.text(text).utf8.count <= text.utf8.count)
    }
}
