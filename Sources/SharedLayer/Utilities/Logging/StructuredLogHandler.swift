package import FunctionRuntime
package import Logging

/// Writes each record as one line of JSON with the keys of Powertools for AWS Lambda, on FunctionRuntime's writer.
///
/// What the invocation gives (request id, ARN, trace, cold start) comes from `LambdaContext.current`; `LogContext` has keys
/// for all its records. Secrets are hidden by `LogRedaction`. Logging never fails and never throws.
package struct StructuredLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    /// The level that was set; an invocation may write more.
    private var level: Logger.Level
    private let form: LogRecordForm
    private let output: any LogOutput

    package init(settings: LogSettings, output: any LogOutput) {
        level = settings.level
        form = LogRecordForm(settings)
        self.output = output
    }

    package var logLevel: Logger.Level {
        get {
            guard form.dependsOnInvocation else { return level }
            let invocation = LambdaContext.current
            return min(writtenLevel(invocation), form.keptLevel(invocation))
        }
        set { level = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let invocation = LambdaContext.current
        let line = form.line(of: event, metadata: merged(event, invocation), in: invocation)
        guard form.dependsOnInvocation, let invocation else { return output.write(line) }
        if event.level < writtenLevel(invocation) {
            form.keep(line, in: invocation)
        } else {
            if event.level >= .error, form.flushesOnError { form.writeKept(of: invocation, to: output) }
            output.write(line)
        }
    }

    /// Writes what the invocation kept back, in the order in which it was logged.
    package func flushBuffer(of invocation: LambdaContext) {
        form.writeKept(of: invocation, to: output)
    }

    private func writtenLevel(_ invocation: LambdaContext?) -> Logger.Level {
        form.isSampled(invocation) ? min(level, .debug) : level
    }

    private func merged(_ event: LogEvent, _ invocation: LambdaContext?) -> Logger.Metadata {
        var all = LogContext.keys(of: invocation)
        if all.isEmpty { all = metadata } else { all.merge(metadata) { $1 } }
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error {
            let report = ErrorReport(error)
            all[LogKey.exceptionName] = .string(report.errorType)
            all[LogKey.exception] = .string(report.errorMessage)
        }
        return all
    }
}
