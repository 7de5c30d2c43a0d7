import FunctionRuntime
import Logging
import SharedLayer
import Testing

@Suite("docs/shared-layer/logging.md")
struct LoggingExamples {
    private let output = RecordedLogOutput()
    private let environment = [
        "AWS_LAMBDA_FUNCTION_NAME": "ValidateContract", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
    ]

    private struct Refused: Error {}

    private func charge() async throws {}

    @Test("The shortest use")
    func shortest() async throws {
        let logger = try LoggingUtils.logger(service: "payments", config: EnvConfig(environment), output: output)
        logger.info("charged", metadata: ["order_id": "o-1"])
        #expect(output.records.first?["order_id"] == "o-1")
    }

    @Test("Keys of an invocation")
    func keys() async throws {
        let logger = LoggingUtils.logger(service: "payments", level: .info, output: output)
        try await InvocationScope.run(.forTesting()) {
            LogContext.setCorrelationID("c-1")
            LogContext.append(["order_id": "o-1"])
            try await LogContext.with(["attempt": "2"]) {
                try await charge()
                logger.info("charged")
            }
            LogContext.remove(["order_id"])
            logger.info("done")
        }
        #expect(output.records.map { $0["attempt"]?.string } == ["2", nil])
        #expect(output.records.map { $0["order_id"]?.string } == ["o-1", nil])
        #expect(output.records.map { $0["correlation_id"] } == ["c-1", "c-1"])
    }

    @Test("Sampling and buffering in code")
    func settings() async {
        var settings = LogSettings(service: "payments")
        settings.samplingRate = 0.05
        settings.buffering = LogBuffering(level: .debug, bytesMax: 20 << 10)
        settings.random = { 0.5 }
        let logger = LoggingUtils.logger(settings: settings, output: output)
        await InvocationScope.run(.forTesting()) {
            logger.debug("asked the partner")
            logger.error("refused", error: Refused())
        }
        #expect(output.records.map { $0["message"] } == ["asked the partner", "refused"])
    }

    @Test("What a handler logs is kept in a test")
    func testing() async throws {
        let output = RecordedLogOutput()
        let logger = LoggingUtils.logger(service: "payments", level: .info, output: output)
        await InvocationScope.run(.forTesting(requestID: "r-1")) { logger.info("charged") }
        #expect(output.records.first?["function_request_id"] == "r-1")
    }
}
