/// One extension of an execution environment.
struct RegisteredExtension: Sendable {
    /// Gives the names that AWS puts into refusals and logs.
    enum State: String, Sendable {
        /// Its process was started and it has not registered.
        case started = "Started"
        case registered = "Registered"
        /// It waits for its next event.
        case ready = "Ready"
        case running = "Running"
        case initError = "InitError"
        case exitError = "ExitError"
        case exited = "Exited"
    }

    /// `Lambda-Extension-Identifier`
    let id: String
    /// The file's name for an external one.
    let name: String
    /// Whether it is a process of its own, not a part of the runtime's.
    let isExternal: Bool
    /// In the order in which it has named them.
    var events: [ExtensionEvent] = []
    var state: State
    /// What it is told when it asks next.
    var pending: RuntimeReply?
    /// What it has said of its failure.
    var errorType: String?

    /// The line in the function's log at the end of the init phase.
    var logLine: String {
        let events = events.map(\.rawValue).joined(separator: ", ")
        let line = "EXTENSION\tName: \(name)\tState: \(state.rawValue)\tEvents: [\(events)]"
        return errorType.map { "\(line)\tError Type: \($0)" } ?? line
    }
}
