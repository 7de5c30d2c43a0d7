import FunctionRuntime
import Logging
import SharedLayer
import TestSupport
import Testing

@Suite("Structured log records")
struct StructuredLogHandlerTests {
    private let output = RecordedLogOutput()

    private func logger(_ level: Logger.Level = .info) -> Logger {
        LoggingUtils.logger(service: "payments", level: level, output: output) {
            Timestamp(millisecondsSince1970: 1_737_019_800_123)
        }
    }

    @Test("A record is one line of JSON with Powertools' keys")
    func record() throws {
        var logger = logger()
        logger[metadataKey: LogKey.functionRequestID] = "r-1"
        logger.warning(
            "line\nbreak \"quoted\"", metadata: ["status": .stringConvertible(200), "ok": .stringConvertible(true)])
        let record = try #require(output.records.first?.object)
        #expect(Array(record.names.prefix(5)) == ["level", "location", "message", "timestamp", "service"])
        #expect(record["level"] == "WARN")
        #expect(record["location"]?.string?.hasPrefix("StructuredLogHandlerTests.record():") == true)
        #expect(record["message"] == "line\nbreak \"quoted\"")
        #expect(record["timestamp"] == "2025-01-16T09:30:00.123Z")
        #expect(record["service"] == "payments")
        #expect(record["function_request_id"] == "r-1")
        #expect(record["status"] == 200)
        #expect(record["ok"] == true)
        #expect(output.lines.count == 1)
        #expect(output.lines.allSatisfy { $0.hasSuffix("}\n") })
    }

    @Test("During an invocation its ids are in every record, wherever the logger was made")
    func invocation() async throws {
        let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
        let context = LambdaContext.forTesting(requestID: "r-2", traceID: header)
        context.storage.markColdStart()
        let logger = logger()
        await InvocationScope.run(context) {
            logger.info("m")
            await Task { logger.info("in a child task") }.value
        }
        for record in output.records {
            #expect(record["function_request_id"] == "r-2")
            #expect(record["function_arn"] == .string(context.invokedFunctionARN))
            #expect(record["xray_trace_id"] == "1-5759e988-bd862e3fe1be46a994272793")
            #expect(record["cold_start"] == true)
        }
        #expect(output.records.count == 2)
    }

    @Test("Records below the level are dropped")
    func level() {
        logger(.error).warning("dropped")
        logger(.error).error("kept")
        #expect(output.records.map { $0["message"] } == ["kept"])
    }

    @Test("Metadata never takes the place of a record's own keys")
    func ownKeys() {
        logger().info("m", metadata: ["level": "DEBUG", "message": "forged", "truncated": "x"])
        #expect(output.records.first?["level"] == "INFO")
        #expect(output.records.first?["message"] == "m")
        #expect(output.records.first?["metadata_message"] == "forged")
        #expect(output.records.first?["truncated"] == nil)
    }

    @Test("An error has its type and its text, and a secret in it is hidden")
    func errors() {
        struct Refused: Error, CustomStringConvertible {
            let description: String
        }
        logger().error("failed", error: Refused(description: "card 4111 1111 1111 1111 was refused"))
        #expect(output.records.first?["exception_name"] == "Refused")
        #expect(output.records.first?["exception"] == "card ***** was refused")
    }

    @Test("A record that is too long is cut to a log event's length, is JSON still, and says so")
    func length() throws {
        let long = String(repeating: "\u{1}ä", count: 200_000)
        logger().info("\(long)", metadata: ["more": "\(long)", "z": "last"])
        let list = Logger.MetadataValue.array(Array(repeating: "0123456789", count: 50_000))
        logger().info("m", metadata: ["list": list, "z": "last"])
        #expect(output.lines.allSatisfy { $0.utf8.count <= 262_118 })
        let records = output.records
        #expect(records.allSatisfy { $0["service"] == "payments" })
        #expect(records[0]["message"]?.string?.hasSuffix("…") == true)
        #expect(records[1]["message"] == "m")
        #expect(records[1]["list"] == nil)
        #expect(records[1]["z"] == "last")
        #expect(records.last?["truncated"] == true)
    }

    @Test("Every record is one line, whatever is in it")
    func oneLine() {
        var generator = SeededGenerator(seed: 11)
        let alphabet: [Character] = ["\n", "\r", "\u{2028}", "\"", "\\", "\u{0}", "\u{7f}", "a", "💳", "\r\n", "\u{85}"]
        for _ in 0..<200 {
            func text() -> String { String((0..<12).compactMap { _ in alphabet.randomElement(using: &generator) }) }
            let (message, key, value) = (text(), text(), text())
            logger().info("\(message)", metadata: [key: .string(value)])
            let record = output.records.last
            #expect(record?["message"] == .string(message))
            #expect(record?[key] == .string(value))
        }
        #expect(output.lines.allSatisfy { $0.utf8.filter { $0 == 0x0A }.count == 1 && $0.utf8.last == 0x0A })
    }
}
