package import FunctionRuntime
package import Logging

/// Makes loggers that write structured records.
package enum LoggingUtils {
    /// A logger for one function or stack.
    package static func logger(
        settings: LogSettings, output: any LogOutput = LogStream.standardOutput
    ) -> Logger {
        Logger(label: settings.service) { _ in StructuredLogHandler(settings: settings, output: output) }
    }

    /// A logger with the defaults of everything else. `service` is what its records are found by.
    package static func logger(
        service: String, level: Logger.Level, output: any LogOutput = LogStream.standardOutput,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) -> Logger {
        var settings = LogSettings(service: service, level: level)
        settings.now = now
        return logger(settings: settings, output: output)
    }

    /// A logger as the environment has it: see `LogSettings`. `service` goes before `POWERTOOLS_SERVICE_NAME`.
    package static func logger(
        service: String? = nil, config: EnvConfig, output: any LogOutput = LogStream.standardOutput
    ) throws(ConfigError) -> Logger {
        logger(settings: try LogSettings(service: service, config: config), output: output)
    }
}

extension Logger {
    /// Writes what the invocation kept back, for errors that nothing logs.
    package func flushBuffer(of invocation: LambdaContext? = LambdaContext.current) {
        guard let invocation, let handler = handler as? StructuredLogHandler else { return }
        handler.flushBuffer(of: invocation)
    }

    /// Runs `operation`, and writes what the invocation kept back when it throws.
    package func flushingBufferOnThrow<Value>(
        isolation: isolated (any Actor)? = #isolation, _ operation: () async throws -> Value
    ) async rethrows -> Value {
        do {
            return try await operation()
        } catch {
            flushBuffer()
            throw error
        }
    }
}
