import Logging
import SharedLayer
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
        #expect(record["level"] == "WARNING")
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

    @Test("Records below the level are dropped")
    func level() {
        logger(.error).warning("dropped")
        logger(.error).error("kept")
        #expect(output.records.map { $0["message"] } == ["kept"])
    }

    @Test(
        "Keys that look like secrets are hidden, however they are written and however deep they are",
        arguments: [
            "password", "Authorization", "x-api-key", "client_secret", "sessionToken", "private_key", "Set-Cookie",
        ])
    func redaction(_ key: String) {
        logger().info("m", metadata: ["\(key)": "hunter2", "outer": .array([.dictionary([key: "hunter2"])])])
        #expect(!output.lines.joined().contains("hunter2"))
        #expect(output.records.first?[key] == .string(LogRedaction.placeholder))
    }

    @Test("Other keys are not hidden")
    func noRedaction() {
        logger().info("m", metadata: ["signature_key_id": "k-1", "tier": "GOLD"])
        #expect(output.records.first?["signature_key_id"] == "k-1")
        #expect(output.records.first?["tier"] == "GOLD")
    }

    @Test("Metadata never takes the place of a record's own keys")
    func ownKeys() {
        logger().info("m", metadata: ["level": "DEBUG", "message": "forged"])
        #expect(output.records.first?["level"] == "INFO")
        #expect(output.records.first?["message"] == "m")
        #expect(output.records.first?["metadata_message"] == "forged")
    }

    @Test("The level and the function's name come from the environment")
    func environment() throws {
        let config = EnvConfig(["LOG_LEVEL": "DEBUG", "AWS_LAMBDA_FUNCTION_NAME": "SignFunction"])
        let logger = try LoggingUtils.logger(service: "s", config: config, output: output)
        logger.debug("m")
        #expect(output.records.first?["function_name"] == "SignFunction")
    }
}
