/// What came of the entries of a batch, each by its place in what was given.
package struct BatchOutcome<Value: Sendable>: Sendable {
    package internal(set) var successes: [(index: Int, value: Value)] = []
    package internal(set) var failures: [EntryFailure] = []

    /// Throws the first failure, with the count of all: for callers to whom a part is not enough.
    package func requireAll() throws(AWSError) {
        guard let first = failures.first else { return }
        throw AWSError(
            code: first.code,
            message: "\(failures.count) of \(failures.count + successes.count) entries failed, the first with: "
                + first.message)
    }
}
