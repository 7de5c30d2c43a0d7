import GRDB

/// A write waiting for its batch, whatever it returns.
protocol GroupCommitWrite: Sendable {
    /// Runs the write in a savepoint and keeps its outcome.
    func run(_ db: Database)
    /// Replaces the outcome: the batch was not committed. An error of the write's own stays.
    func fail(_ error: any Error)
    /// Tells the outcome to the caller.
    func finish()
}
