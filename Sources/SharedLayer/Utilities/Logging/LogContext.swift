package import FunctionRuntime
package import Logging

/// Keys for every record of an invocation, whichever logger writes it.
///
///     LogContext.append(["order_id": "o-1"])          // until the invocation ends
///     LogContext.with(["attempt": "2"]) { … }         // in there, and in its child tasks
///
/// For one logger alone, swift-log has `logger[metadataKey:]`. The statement's own metadata goes before the logger's, and
/// that before these. Outside of invocations `append` does nothing.
package enum LogContext {
    @TaskLocal static var temporaryKeys: Logger.Metadata = [:]

    package static func append(_ keys: Logger.Metadata, to invocation: LambdaContext? = LambdaContext.current) {
        invocation?.storage.withValue(InvocationLog.self) { $0.keys.merge(keys) { $1 } }
    }

    package static func remove(_ keys: [String], from invocation: LambdaContext? = LambdaContext.current) {
        invocation?.storage.withValue(InvocationLog.self) { log in
            for key in keys { log.keys[key] = nil }
        }
    }

    /// Joins the records of one request over all functions.
    package static func setCorrelationID(_ id: String, of invocation: LambdaContext? = LambdaContext.current) {
        append([LogKey.correlationID: .string(id)], to: invocation)
    }

    /// Runs `operation` with more keys; those of the same name come back after it.
    package static func with<Value>(
        _ keys: Logger.Metadata, isolation: isolated (any Actor)? = #isolation, _ operation: () async throws -> Value
    ) async rethrows -> Value {
        try await $temporaryKeys.withValue(temporaryKeys.merging(keys) { $1 }) {
            _ = isolation
            return try await operation()
        }
    }

    package static func with<Value>(_ keys: Logger.Metadata, _ operation: () throws -> Value) rethrows -> Value {
        try $temporaryKeys.withValue(temporaryKeys.merging(keys) { $1 }) { try operation() }
    }

    static func keys(of invocation: LambdaContext?) -> Logger.Metadata {
        let keys = invocation?.storage.withValue(InvocationLog.self) { $0.keys } ?? [:]
        let temporary = temporaryKeys
        return temporary.isEmpty ? keys : keys.merging(temporary) { $1 }
    }
}
