import FunctionRuntime
import Logging
import SharedLayer
import TestSupport
import Testing

@Suite("Log records beside Powertools'", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct ForeignLogTests {
    @Test("Powertools for Python writes the same keys, and values of the same types")
    func keys() async throws {
        let printed = try await Observability.python(
            """
            from aws_lambda_powertools import Logger
            class Context:
                function_name, memory_limit_in_mb, aws_request_id = "Sign", 512, "r-1"
                invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:Sign"
            logger = Logger(service="payments", sampling_rate=1)
            @logger.inject_lambda_context(correlation_id_path="id")
            def handler(event, context):
                logger.append_keys(order_id="o-1")
                logger.info("charged")
            handler({"id": "c-1"}, Context())
            """,
            environment: [
                "_X_AMZN_TRACE_ID": "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
            ])
        let output = RecordedLogOutput()
        var settings = LogSettings(service: "payments")
        (settings.samplingRate, settings.functionName, settings.functionMemoryMegabytes) = (1, "Sign", 512)
        let logger = LoggingUtils.logger(settings: settings, output: output)
        let context = LambdaContext.forTesting(
            requestID: "r-1", invokedFunctionARN: "arn:aws:lambda:eu-west-1:123456789012:function:Sign",
            traceID: "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
        context.storage.markColdStart()
        await InvocationScope.run(context) {
            LogContext.setCorrelationID("c-1")
            LogContext.append(["order_id": "o-1"])
            logger.info("charged")
        }
        let foreign = try JSONParser().parse(printed.split(separator: "\n").last.map(String.init) ?? "")
        let own = try #require(output.records.first)
        #expect(Set(own.object?.names ?? []) == Set(foreign.object?.names ?? []))
        for name in foreign.object?.names ?? [] where !["timestamp", "location"].contains(name) {
            // Powertools writes the memory that it is given as text, and rates as numbers.
            #expect(Self.text(own[name]) == Self.text(foreign[name]), "\(name)")
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        return value.string ?? value.number?.decimal.description ?? "\(value)"
    }
}
