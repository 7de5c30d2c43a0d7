import FunctionRuntime
import Logging
import Testing

@Suite("The log's configuration")
struct LambdaLogConfigurationTests {
    @Test("Without variables it is text from INFO on")
    func defaults() {
        let expected = LambdaLogConfiguration(format: .text, level: .info)
        #expect(LambdaLogConfiguration(environment: [:]) == expected)
        #expect(
            LambdaLogConfiguration(environment: ["AWS_LAMBDA_LOG_FORMAT": "", "AWS_LAMBDA_LOG_LEVEL": ""]) == expected)
    }

    @Test("The format is read in any case", arguments: ["Text": false, "JSON": true, "TEXT": false, "json": true])
    func formats(_ value: String, _ isJSON: Bool) {
        #expect(
            LambdaLogConfiguration(environment: ["AWS_LAMBDA_LOG_FORMAT": value])
                == LambdaLogConfiguration(format: isJSON ? .json : .text))
    }

    @Test(
        "Lambda's levels are read in any case",
        arguments: [
            ("TRACE", .trace), ("DEBUG", .debug), ("INFO", .info), ("WARN", .warning), ("ERROR", .error),
            ("FATAL", .critical), ("Debug", .debug), ("fatal", .critical),
        ] as [(String, Logger.Level)])
    func levels(_ value: String, _ level: Logger.Level) {
        #expect(
            LambdaLogConfiguration(environment: ["AWS_LAMBDA_LOG_LEVEL": value])
                == LambdaLogConfiguration(level: level))
    }

    @Test("Where a value means nothing, the default holds", arguments: ["LOUD", "warning", " INFO", "1"])
    func unknownValues(_ value: String) {
        let configuration = LambdaLogConfiguration(
            environment: ["AWS_LAMBDA_LOG_FORMAT": value, "AWS_LAMBDA_LOG_LEVEL": value])
        #expect(configuration.format == .text)
        #expect(configuration.level == .info)
    }
}
