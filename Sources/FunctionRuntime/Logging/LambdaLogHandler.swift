public import Logging

/// A swift-log backend for functions: one record, one line and one `write` on the standard error, in the format that
/// the function is configured with, with the ids of the invocation that the current task works for.
///
/// A program installs it once, before it makes its first logger:
///
///     LambdaLogHandler.bootstrap()
///     LambdaRuntime.run(functions)
///
/// From then on `Logger(label: "orders")`, kept anywhere, knows the request's id: it comes from `LambdaContext.current`,
/// which child tasks inherit and detached ones do not.
///
/// Metadata of the statement goes before that of the metadata provider, and that before the logger's own, as in
/// swift-log's own handlers. Nothing is hidden: do not log secrets.
public struct LambdaLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LambdaLogConfiguration.Format
    private let stream: LogStream
    private let now: @Sendable () -> LogTimestamp

    public init(
        label: String, configuration: LambdaLogConfiguration,
        metadataProvider: Logger.MetadataProvider? = LoggingSystem.metadataProvider
    ) {
        self.init(
            label: label, configuration: configuration, metadataProvider: metadataProvider, stream: .standardError,
            now: LogTimestamp.now)
    }

    init(
        label: String, configuration: LambdaLogConfiguration, metadataProvider: Logger.MetadataProvider?,
        stream: LogStream, now: @escaping @Sendable () -> LogTimestamp
    ) {
        self.label = label
        self.metadataProvider = metadataProvider
        self.stream = stream
        self.now = now
        format = configuration.format
        logLevel = configuration.level
    }

    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var record = LogRecord(timestamp: now(), level: event.level, label: label, message: event.message.description)
        if let context = LambdaContext.current {
            record.requestID = context.requestID
            record.traceID = context.traceID.map(XRayTraceHeader.rootText)
            record.tenantID = context.tenantID
        }
        if let error = event.error {
            let report = ErrorReport(error)
            record.errorType = report.errorType
            record.errorMessage = report.errorMessage
        }
        if event.error != nil || event.level >= .error {
            record.location = "\(event.file):\(event.function):\(event.line)"
        }
        record.metadata = merged(with: event.metadata)
        stream.write(record.line(in: format))
    }

    private func merged(with own: Logger.Metadata?) -> [(key: String, value: Logger.MetadataValue)] {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own { all.merge(own) { $1 } }
        return all.sorted { $0.key < $1.key }
    }
}
