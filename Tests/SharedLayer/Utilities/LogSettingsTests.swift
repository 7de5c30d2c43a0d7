import FunctionRuntime
import Logging
import SharedLayer
import Synchronization
import Testing

@Suite("What the log of a function writes")
struct LogSettingsTests {
    private let output = RecordedLogOutput()

    private var messages: [String] { output.records.compactMap { $0["message"]?.string } }

    @Test(
        "The level is Powertools' variable, else LOG_LEVEL, and never below what Lambda writes",
        arguments: [
            ([:], .info), (["LOG_LEVEL": "DEBUG"], .debug),
            (["LOG_LEVEL": "DEBUG", "POWERTOOLS_LOG_LEVEL": "ERROR"], .error),
            (["POWERTOOLS_LOG_LEVEL": "trace", "AWS_LAMBDA_LOG_LEVEL": "WARN"], .warning),
            (["POWERTOOLS_LOG_LEVEL": "FATAL", "AWS_LAMBDA_LOG_LEVEL": "DEBUG"], .critical),
        ] as [([String: String], Logger.Level)])
    func level(_ environment: [String: String], _ level: Logger.Level) throws {
        #expect(try LogSettings(config: EnvConfig(environment)).level == level)
    }

    @Test("Service, function and memory come from the environment; a service in the code goes before")
    func environment() throws {
        let config = EnvConfig([
            "LOG_LEVEL": "DEBUG", "AWS_LAMBDA_FUNCTION_NAME": "SignFunction", "POWERTOOLS_SERVICE_NAME": "payments",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512", "POWERTOOLS_LOGGER_SAMPLE_RATE": "0.25",
        ])
        try LoggingUtils.logger(config: config, output: output).debug("m")
        try LoggingUtils.logger(service: "mine", config: config, output: output).debug("m")
        #expect(output.records.map { $0["service"] } == ["payments", "mine"])
        #expect(output.records.first?["function_name"] == "SignFunction")
        #expect(output.records.first?["function_memory_size"] == 512)
        #expect(output.records.first?["sampling_rate"] == .number(try #require(JSONNumber("0.25"))))
    }

    @Test("Everything that is wrong with the variables is said at once")
    func wrongEnvironment() throws {
        let config = EnvConfig([
            "LOG_LEVEL": "loud", "POWERTOOLS_LOGGER_SAMPLE_RATE": "1.5", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "much",
        ])
        let error = try #require(throws: ConfigError.self) { try LogSettings(config: config) }
        #expect(
            error.issues.map(\.key) == [
                "LOG_LEVEL", "POWERTOOLS_LOGGER_SAMPLE_RATE", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            ])
    }

    @Test("Sampling decides once for each invocation whether debug records are written")
    func sampling() async {
        let rolls = Mutex([0.3, 0.1, 0.2])
        var settings = LogSettings(service: "s")
        settings.samplingRate = 0.25
        settings.random = { rolls.withLock { $0.removeFirst() } }
        let logger = LoggingUtils.logger(settings: settings, output: output)
        logger.debug("outside of invocations")
        for invocation in 1...3 {
            await InvocationScope.run(.forTesting(requestID: "r-\(invocation)")) {
                logger.debug("one of \(invocation)")
                logger.trace("trace")
                logger.debug("two of \(invocation)")
            }
        }
        #expect(messages == ["one of 2", "two of 2", "one of 3", "two of 3"])
        #expect(rolls.withLock { $0.isEmpty })
    }

    @Test("Debug records are kept back and written when the invocation logs an error, in their order")
    func buffering() async {
        var settings = LogSettings(service: "s")
        settings.buffering = LogBuffering()
        let logger = LoggingUtils.logger(settings: settings, output: output)
        await InvocationScope.run(.forTesting()) {
            logger.debug("goes with its invocation")
            logger.info("info")
        }
        await InvocationScope.run(.forTesting()) {
            logger.debug("first")
            logger.trace("below what is kept")
            logger.info("second in time")
            logger.error("failed")
            logger.error("again")
        }
        #expect(messages == ["info", "second in time", "first", "failed", "again"])
    }

    @Test("What is kept back is bounded: the oldest records go, and a warning says how many")
    func eviction() async {
        var settings = LogSettings(service: "s")
        settings.buffering = LogBuffering(bytesMax: 1_000)
        let logger = LoggingUtils.logger(settings: settings, output: output)
        await InvocationScope.run(.forTesting()) {
            for number in 0..<50 { logger.debug("\(number)") }
            logger.error("failed")
        }
        let kept = messages.dropLast(2)
        #expect(kept.last == "49")
        #expect(kept.count < 10 && !kept.isEmpty)
        #expect(output.records.dropLast().last?["evicted_count"] == .number(JSONNumber(50 - kept.count)))
    }

    @Test("An operation that throws has what was kept back written")
    func flushing() async {
        struct Failed: Error {}
        var settings = LogSettings(service: "s")
        settings.buffering = LogBuffering(flushesOnError: false)
        let logger = LoggingUtils.logger(settings: settings, output: output)
        await InvocationScope.run(.forTesting()) {
            logger.debug("kept")
            logger.error("does not flush here")
            await #expect(throws: Failed.self) { try await logger.flushingBufferOnThrow { throw Failed() } }
        }
        #expect(messages == ["does not flush here", "kept"])
    }

    @Test("Keys of the invocation are in all loggers' records, until they are removed or it ends")
    func keys() async {
        let first = LoggingUtils.logger(service: "first", level: .info, output: output)
        var second = LoggingUtils.logger(service: "second", level: .info, output: output)
        second[metadataKey: "order"] = "its own"
        await InvocationScope.run(.forTesting()) { [second] in
            LogContext.append(["order": "o-1", "password": "hunter2"])
            LogContext.setCorrelationID("c-1")
            first.info("m")
            second.info("m", metadata: ["order": "the statement's"])
            second.info("m")
            LogContext.with(["order": "temporary", "attempt": "2"]) { first.info("m") }
            LogContext.remove(["order", "correlation_id"])
            first.info("m")
        }
        await InvocationScope.run(.forTesting()) { first.info("m") }
        LogContext.append(["order": "outside"])
        first.info("m")
        let records = output.records
        #expect(
            records.map { $0["order"]?.string } == ["o-1", "the statement's", "its own", "temporary", nil, nil, nil])
        #expect(records.map { $0["correlation_id"]?.string } == ["c-1", "c-1", "c-1", "c-1", nil, nil, nil])
        #expect(records[3]["attempt"] == "2")
        #expect(records[4]["attempt"] == nil)
        #expect(records[0]["password"] == .string(LogRedaction.placeholder))
    }
}
