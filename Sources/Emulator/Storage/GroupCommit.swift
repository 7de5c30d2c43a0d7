package import GRDB
import Synchronization

/// Writes that arrive together share one transaction, so that one sync to disk serves many of them.
///
/// Each write has a savepoint of its own: one that throws leaves no trace and does not disturb its neighbours. A write is
/// answered after the commit, never before. Nothing waits for a batch to fill: while one is being synced, the next one
/// gathers.
package final class GroupCommit: Sendable {
    /// Writes in one transaction.
    static let batchMax = 256

    private struct State {
        var waiting: [any GroupCommitWrite] = []
        var isDraining = false
    }

    private let writer: any DatabaseWriter
    private let state = Mutex(State())

    package init(_ writer: any DatabaseWriter) {
        self.writer = writer
    }

    /// Runs `body` on the writer and returns once what it wrote is on disk. A cancelled task still waits for that.
    /// - Throws: what `body` throws, or the `DatabaseError` of a failed commit.
    package func write<Output: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Output
    ) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite(body: body, continuation: continuation)
            let starts = state.withLock { state in
                state.waiting.append(write)
                defer { state.isDraining = true }
                return !state.isDraining
            }
            if starts { drain() }
        }
    }

    /// Writes that wait for a transaction.
    var waitingCount: Int { state.withLock(\.waiting.count) }

    private func drain() {
        writer.asyncWriteWithoutTransaction { db in
            let batch = self.takeBatch()
            Self.commit(batch, db)
            for write in batch { write.finish() }
            let continues = self.state.withLock { state in
                state.isDraining = !state.waiting.isEmpty
                return state.isDraining
            }
            if continues { self.drain() }
        }
    }

    private func takeBatch() -> [any GroupCommitWrite] {
        state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.batchMax))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private static func commit(_ batch: [any GroupCommitWrite], _ db: Database) {
        do {
            try db.inTransaction(.immediate) {
                for write in batch {
                    write.run(db)
                    // A full disk or an I/O error ends the whole transaction, and with it the writes before this one.
                    guard db.isInsideTransaction else {
                        throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was rolled back")
                    }
                }
                return .commit
            }
        } catch {
            for write in batch { write.fail(error) }
        }
    }
}
