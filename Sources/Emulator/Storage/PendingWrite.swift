import GRDB
import Synchronization

final class PendingWrite<Output: Sendable>: GroupCommitWrite {
    private let body: @Sendable (Database) throws -> Output
    private let continuation: CheckedContinuation<Output, any Error>
    private let outcome = Mutex<Result<Output, any Error>?>(nil)

    init(
        body: @escaping @Sendable (Database) throws -> Output, continuation: CheckedContinuation<Output, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(_ db: Database) {
        let result = Result {
            var output: Output?
            try db.inSavepoint {
                output = try body(db)
                return .commit
            }
            guard let output else { throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the write did not run") }
            return output
        }
        outcome.withLock { $0 = result }
    }

    func fail(_ error: any Error) {
        outcome.withLock { outcome in
            if case .failure = outcome { return }
            outcome = .failure(error)
        }
    }

    func finish() {
        let result = outcome.withLock { $0 }
        continuation.resume(
            with: result ?? .failure(DatabaseError(resultCode: .SQLITE_ABORT, message: "the write did not run")))
    }
}
