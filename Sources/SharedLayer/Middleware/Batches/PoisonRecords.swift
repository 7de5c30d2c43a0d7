package import Logging

/// What becomes of a record that cannot be decoded: it will not be decoded next time either.
package enum PoisonRecords<Record: Sendable>: Sendable {
    /// Failed like any other: a queue's redrive policy moves it to the dead-letter queue, a stream's mapping gives it up
    /// after its last attempt.
    case fail
    /// Given to this closure, to be kept elsewhere, and done with when that returns: a stream's shard is not held up.
    case divert(@Sendable (Record, EventTransformError, Logger) async throws -> Void)

    func handle(_ record: Record, _ error: EventTransformError, _ logger: Logger) async throws {
        switch self {
        case .fail: throw error
        case .divert(let divert):
            logger.error("record diverted", metadata: ["\(LogKey.exception)": .string("\(error)")])
            try await divert(record, error, logger)
        }
    }
}
