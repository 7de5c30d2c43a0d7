/// What Lambda is told about a batch.
struct BatchReport: Sendable {
    /// In the batch's order.
    let failedIdentifiers: [String]

    /// Every failed record of a queue. Throws a `BatchError`.
    init(
        queue identifiers: [String], _ failures: [Int: BatchFailure], whole: BatchOptions.WholeFailure
    ) throws(BatchError) {
        if whole == .isThrown, !identifiers.isEmpty, failures.count == identifiers.count {
            throw BatchError(
                .everyRecordFailed, "all \(identifiers.count) records failed", cause: Self.first(failures))
        }
        failedIdentifiers = try Self.checked(
            failures.keys.sorted().map { identifiers[$0] }, among: identifiers, failures)
    }

    /// The first failed record of a shard: Lambda goes on from there. Throws `unidentifiedFailure`.
    init(stream identifiers: [String], _ failures: [Int: BatchFailure]) throws(BatchError) {
        let checkpoint = failures.keys.min().map { [identifiers[$0]] } ?? []
        failedIdentifiers = try Self.checked(checkpoint, among: identifiers, failures)
    }

    private static func checked(
        _ failed: [String], among all: [String], _ failures: [Int: BatchFailure]
    ) throws(BatchError) -> [String] {
        var counts: [String: Int] = [:]
        for identifier in all { counts[identifier, default: 0] += 1 }
        guard failed.allSatisfy({ !$0.isEmpty && counts[$0] == 1 }) else {
            throw BatchError(
                .unidentifiedFailure, "a failed record has no identifier of its own", cause: first(failures))
        }
        return failed
    }

    private static func first(_ failures: [Int: BatchFailure]) -> (any Error)? {
        failures.sorted { $0.key < $1.key }.lazy.compactMap(\.value.error).first
    }
}
