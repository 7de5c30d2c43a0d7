/// What an event says, by its type.
///
/// Source: Lambda developer guide, "Lambda Telemetry API Event schema reference".
public enum TelemetryRecord: Sendable, Equatable {
    /// `platform.initStart`
    case initStart(InitStart)
    /// `platform.initRuntimeDone`
    case initRuntimeDone(InitRuntimeDone)
    /// `platform.initReport`
    case initReport(InitReport)
    /// `platform.start`
    case start(Start)
    /// `platform.runtimeDone`: the function has answered; extensions may still be at work. Not on Lambda Managed Instances.
    case runtimeDone(RuntimeDone)
    /// `platform.report`
    case report(Report)
    /// `platform.restoreStart`
    case restoreStart(RestoreStart)
    /// `platform.restoreRuntimeDone`
    case restoreRuntimeDone(RestoreRuntimeDone)
    /// `platform.restoreReport`
    case restoreReport(RestoreReport)
    /// `platform.extension`
    case extensionState(ExtensionState)
    /// `platform.telemetrySubscription`
    case telemetrySubscription(Subscription)
    /// `platform.logsDropped`
    case logsDropped(LogsDropped)
    /// `function`: a line of the function's log.
    case functionLog(LogRecord)
    /// `extension`: a line of an extension's log.
    case extensionLog(LogRecord)
    /// Of a type that this library does not know, or not of the form that AWS documents for its type.
    case unknown(type: String, JSONValue)

    init(type: String, from decoder: any Decoder) throws {
        switch type {
        case "platform.initStart": self = .initStart(try InitStart(from: decoder))
        case "platform.initRuntimeDone": self = .initRuntimeDone(try InitRuntimeDone(from: decoder))
        case "platform.initReport": self = .initReport(try InitReport(from: decoder))
        case "platform.start": self = .start(try Start(from: decoder))
        case "platform.runtimeDone": self = .runtimeDone(try RuntimeDone(from: decoder))
        case "platform.report": self = .report(try Report(from: decoder))
        case "platform.restoreStart": self = .restoreStart(try RestoreStart(from: decoder))
        case "platform.restoreRuntimeDone": self = .restoreRuntimeDone(try RestoreRuntimeDone(from: decoder))
        case "platform.restoreReport": self = .restoreReport(try RestoreReport(from: decoder))
        case "platform.extension": self = .extensionState(try ExtensionState(from: decoder))
        case "platform.telemetrySubscription": self = .telemetrySubscription(try Subscription(from: decoder))
        case "platform.logsDropped": self = .logsDropped(try LogsDropped(from: decoder))
        case "function": self = .functionLog(try LogRecord(from: decoder))
        case "extension": self = .extensionLog(try LogRecord(from: decoder))
        default: self = .unknown(type: type, try JSONValue(from: decoder))
        }
    }
}
