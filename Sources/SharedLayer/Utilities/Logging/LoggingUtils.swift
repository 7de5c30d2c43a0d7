package import Logging

/// Makes loggers that write structured records.
package enum LoggingUtils {
    /// A logger for one function or stack. `service` is what its records are found by.
    package static func logger(
        service: String, level: Logger.Level, output: any LogOutput = StandardLogOutput(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) -> Logger {
        Logger(label: service) { _ in
            StructuredLogHandler(service: service, level: level, output: output, now: now)
        }
    }

    /// A logger whose level and function name come from the environment.
    package static func logger(
        service: String, config: EnvConfig, output: any LogOutput = StandardLogOutput()
    ) throws(ConfigError) -> Logger {
        var logger = logger(service: service, level: try config.value(.logLevel), output: output)
        logger[metadataKey: LogKey.functionName] = .string(try config.value(.functionName))
        return logger
    }
}
