import FoundationEssentials

/// What an external extension is told when its environment ends. Source: AWS Lambda developer guide, "Shutdown phase".
struct ShutdownEvent: Encodable {
    let eventType = ExtensionEvent.shutdown
    let deadlineMs: Int64
    let shutdownReason: String

    init(_ reason: ShutdownReason, deadline: Date) {
        deadlineMs = deadline.millisecondsSince1970
        shutdownReason = reason.rawValue
    }
}
