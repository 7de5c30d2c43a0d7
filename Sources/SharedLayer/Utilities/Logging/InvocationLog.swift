import FunctionRuntime
import Logging

/// What the log keeps for one invocation.
struct InvocationLog: Sendable {
    /// Nil until the first record asks.
    var isSampled: Bool?
    var keys: Logger.Metadata = [:]
    var buffer = LogBuffer()
}

extension InvocationLog: InvocationStorageKey {
    static var initialValue: InvocationLog { InvocationLog() }
}
