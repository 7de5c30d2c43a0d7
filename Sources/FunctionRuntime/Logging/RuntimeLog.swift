import Logging

/// The runtime's own messages: a static text and what varies, in the format and from the level that the function's log
/// has.
///
/// It does without `LoggingSystem`, which is the function's to bootstrap.
struct RuntimeLog: Sendable {
    /// What stands in its records as the logger.
    static let label = "runtime"

    private let configuration: LambdaLogConfiguration
    private let now: @Sendable () -> LogTimestamp
    private let write: @Sendable ([UInt8]) -> Void

    init(
        configuration: LambdaLogConfiguration, now: @escaping @Sendable () -> LogTimestamp,
        write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.configuration = configuration
        self.now = now
        self.write = write
    }

    /// For tests: text, without the line's end, at the beginning of 1970.
    init(_ writeLine: @escaping @Sendable (String) -> Void) {
        self.init(configuration: LambdaLogConfiguration(), now: { LogTimestamp(millisecondsSince1970: 0) }) { line in
            writeLine(String(decoding: line.dropLast(), as: UTF8.self))
        }
    }

    /// A log on the standard error; it begins with a warning for each variable that it could not make sense of.
    static func standardError(_ environment: [String: String]) -> RuntimeLog {
        let configuration = LambdaLogConfiguration(environment: environment)
        let log = RuntimeLog(
            configuration: configuration, now: LogTimestamp.now, write: LogStream.standardError.write)
        log.warnAboutConfiguration()
        return log
    }

    /// Says which variables could not be made sense of, a line each.
    func warnAboutConfiguration() {
        for variable in configuration.unreadable {
            warning("the variable's value is unknown: the default holds", [variable.name: variable.value])
        }
    }

    /// - Parameter metadata: `requestId`, `errorType` and `errorMessage` take the places that a record has for them.
    func error(_ message: StaticString, _ metadata: KeyValuePairs<String, String> = [:]) {
        log(.error, message, metadata)
    }

    func warning(_ message: StaticString, _ metadata: KeyValuePairs<String, String> = [:]) {
        log(.warning, message, metadata)
    }

    private func log(_ level: Logger.Level, _ message: StaticString, _ metadata: KeyValuePairs<String, String>) {
        guard level >= configuration.level else { return }
        var record = LogRecord(timestamp: now(), level: level, label: Self.label, message: message.description)
        for (key, value) in metadata {
            switch key {
            case "requestId": record.requestID = value
            case "errorType": record.errorType = value
            case "errorMessage": record.errorMessage = value
            default: record.metadata.append((key, .string(value)))
            }
        }
        write(record.line(in: configuration.format))
    }
}
