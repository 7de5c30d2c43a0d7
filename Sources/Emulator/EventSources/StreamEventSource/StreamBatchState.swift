/// What becomes of one batch: which records are with the function next, which are given up, and how far the shard may be
/// marked as done. It decides; the poller acts.
///
/// Sources: Lambda developer guide, "Retain discarded records for a DynamoDB event source in Lambda" and "Configuring
/// partial batch response with DynamoDB and Lambda".
struct StreamBatchState: Sendable {
    /// Records that go to the function together.
    struct Piece: Sendable, Equatable {
        var entries: ArraySlice<StreamEntry>
        /// Retries that count; halving does not.
        var retries = 0
        /// Times that the function has had these records, with others or without.
        var invocations = 0

        static func == (one: Piece, other: Piece) -> Bool {
            one.entries.map(\.number) == other.entries.map(\.number) && one.retries == other.retries
                && one.invocations == other.invocations
        }
    }

    private var pieces: [Piece]
    private let retriesMax: Int?
    private let bisects: Bool

    init(_ entries: [StreamEntry], retriesMax: Int?, bisects: Bool) {
        pieces = entries.isEmpty ? [] : [Piece(entries: entries[...])]
        self.retriesMax = retriesMax
        self.bisects = bisects
    }

    /// What the function gets next; nil when the batch is through.
    var current: Piece? { pieces.first }

    /// The first record that is not done.
    var firstLeft: Int64? { pieces.first?.entries.first?.number }

    mutating func succeeded() { pieces.removeFirst() }

    /// The function failed with the current piece.
    /// - Parameter place: where in the piece the function says that it failed; nil for the whole of it.
    /// - Returns: the piece, if it is given up now.
    mutating func failed(at place: Int? = nil) -> Piece? {
        guard var piece = pieces.first else { return nil }
        piece.invocations += 1
        if let place {
            piece.entries = piece.entries.dropFirst(place)
        } else if bisects, piece.entries.count > 1 {
            let half = piece.entries.count / 2
            var second = piece
            second.entries = piece.entries.dropFirst(half)
            piece.entries = piece.entries.prefix(half)
            pieces.replaceSubrange(0..<1, with: [piece, second])
            return nil
        }
        if let retriesMax, piece.retries >= retriesMax {
            pieces.removeFirst()
            return piece
        }
        piece.retries += 1
        pieces[0] = piece
        return nil
    }

    /// Takes out what was committed before a time, from the front of the current piece.
    /// - Returns: what is given up, if anything.
    mutating func expire(before milliseconds: Int64) -> Piece? {
        guard let piece = pieces.first else { return nil }
        var expired = piece
        expired.entries = piece.entries.prefix { $0.createdMilliseconds < milliseconds }
        guard !expired.entries.isEmpty else { return nil }
        pieces[0].entries = piece.entries.dropFirst(expired.entries.count)
        if pieces[0].entries.isEmpty { pieces.removeFirst() }
        return expired
    }
}
