import FoundationEssentials
import Logging
import Testing

@testable import FunctionRuntime

@Suite("The bytes of a record")
struct LogRecordTests {
    private func record(
        _ message: String, level: Logger.Level = .info, metadata: [(String, Logger.MetadataValue)] = []
    ) -> LogRecord {
        var record = LogRecord(
            timestamp: LogTimestamp(millisecondsSince1970: 1_795_262_400_042), level: level, label: "orders",
            message: message)
        record.metadata = metadata
        return record
    }

    private func text(_ record: LogRecord, _ format: LambdaLogConfiguration.Format) -> String {
        String(decoding: record.line(in: format), as: UTF8.self)
    }

    private func full() -> LogRecord {
        var record = record(
            "charge refused", level: .error, metadata: [("amount", .stringConvertible(1_250)), ("card", "no \"Visa\"")])
        record.requestID = "8d2d7c1e-1111-4222-8333-444444444444"
        record.traceID = "1-5759e988-bd862e3fe1be46a994272793"
        record.tenantID = "blue"
        record.errorType = "Refusal"
        record.errorMessage = "limit = 0"
        record.location = "Orders/Charge.swift:handle(_:):42"
        return record
    }

    @Test("In JSON, everything has a member of its own")
    func fullJSON() {
        #expect(
            text(full(), .json) == #"{"timestamp":"2026-11-21T12:00:00.042Z","level":"ERROR","#
                + #""message":"charge refused","logger":"orders","requestId":"8d2d7c1e-1111-4222-8333-444444444444","#
                + #""traceId":"1-5759e988-bd862e3fe1be46a994272793","tenantId":"blue","errorType":"Refusal","#
                + #""errorMessage":"limit = 0","location":"Orders/Charge.swift:handle(_:):42","#
                + #""metadata":{"amount":1250,"card":"no \"Visa\""}}"# + "\n")
    }

    @Test("In text, there are AWS's columns and one for the rest")
    func fullText() {
        #expect(
            text(full(), .text) == "2026-11-21T12:00:00.042Z\t8d2d7c1e-1111-4222-8333-444444444444\tERROR\t"
                + "charge refused\tlogger=orders errorType=Refusal errorMessage=\"limit = 0\" "
                + #"location=Orders/Charge.swift:handle(_:):42 amount=1250 card="no \"Visa\"""# + "\n")
    }

    @Test("What is absent is not written")
    func leastRecord() {
        #expect(
            text(record("started"), .json) == #"{"timestamp":"2026-11-21T12:00:00.042Z","level":"INFO","#
                + #""message":"started","logger":"orders"}"# + "\n")
        #expect(text(record("started"), .text) == "2026-11-21T12:00:00.042Z\t-\tINFO\tstarted\tlogger=orders\n")
    }

    @Test(
        "Levels have Lambda's names",
        arguments: [
            (.trace, "TRACE"), (.debug, "DEBUG"), (.info, "INFO"), (.notice, "INFO"), (.warning, "WARN"),
            (.error, "ERROR"), (.critical, "FATAL"),
        ] as [(Logger.Level, String)])
    func levels(_ level: Logger.Level, _ name: String) {
        #expect(text(record("a", level: level), .text).contains("\t-\t\(name)\ta\t"))
        #expect(text(record("a", level: level), .json).contains(#""level":"\#(name)","#))
    }

    @Test(
        "A message of many lines stays one line, and a terminal obeys none of it",
        arguments: [
            ("a\nb\r\nc\rd\n\n", "a\rb\rc\rd\r\r"), ("tab\tkept", "tab\tkept"),
            ("\u{1b}[2Jé\u{0}\u{7f}", #"\u001b[2Jé\u0000\u007f"#), ("", ""),
        ])
    func lineBreaks(_ message: String, _ written: String) throws {
        #expect(text(record(message), .text) == "2026-11-21T12:00:00.042Z\t-\tINFO\t\(written)\tlogger=orders\n")
        let json = text(record(message), .json)
        #expect(json.utf8.count { $0 < 0x20 } == 1)
        struct Message: Decodable { let message: String }
        #expect(try JSONDecoder().decode(Message.self, from: Data(json.utf8)).message == message)
    }

    @Test(
        "Metadata keeps its shape in JSON",
        arguments: [
            ("text", #""text""#, "text"), ("a b", #""a b""#, #""a b""#), ("a=b", #""a=b""#, #""a=b""#),
            ("", #""""#, #""""#), ("a\nb", #""a\nb""#, #""a\nb""#), (.stringConvertible(-7), "-7", "-7"),
            (.stringConvertible(UInt64.max), "18446744073709551615", "18446744073709551615"),
            (.stringConvertible(true), "true", "true"), (.stringConvertible(0.1), "0.1", "0.1"),
            (.stringConvertible(1e20), "1e+20", "1e+20"), (.stringConvertible(Double.infinity), #""inf""#, "inf"),
            (.stringConvertible(Float.nan), #""nan""#, "nan"),
            (.stringConvertible(Decimal(string: "12.50") ?? 0), "12.5", "12.5"),
            (.stringConvertible(Duration.seconds(2)), #""2.0 seconds""#, #""2.0 seconds""#),
            (["b", .stringConvertible(1), []], #"["b",1,[]]"#, #"["b",1,[]]"#),
            (["z": "1", "a": ["k": .stringConvertible(false)]], #"{"a":{"k":false},"z":"1"}"#, nil),
            ([:], "{}", "{}"),
        ] as [(Logger.MetadataValue, String, String?)])
    func metadata(_ value: Logger.MetadataValue, _ json: String, _ plain: String?) {
        #expect(
            text(record("m", metadata: [("key", value)]), .json).hasSuffix(#","metadata":{"key":\#(json)}}"# + "\n"))
        #expect(
            text(record("m", metadata: [("key", value)]), .text).hasSuffix("\tlogger=orders key=\(plain ?? json)\n"))
    }

    @Test("No key or label breaks the line")
    func hostileKeys() {
        let record = LogRecord(
            timestamp: LogTimestamp(millisecondsSince1970: 0), level: .info, label: "a\tb\n", message: "m",
            metadata: [("k\n\"", "v"), ("requestId", "mine")])
        #expect(
            text(record, .text) == "1970-01-01T00:00:00.000Z\t-\tINFO\tm\t"
                + #"logger="a\tb\n" "k\n\""=v requestId=mine"# + "\n")
        #expect(
            text(record, .json) == #"{"timestamp":"1970-01-01T00:00:00.000Z","level":"INFO","message":"m","#
                + #""logger":"a\tb\n","metadata":{"k\n\"":"v","requestId":"mine"}}"# + "\n")
    }
}
