import SharedLayer

/// The records that a part is made of, spread over the work objects of both sides.
struct PartInput: Sendable {
    private let store: ReconciliationWorkStore
    private let pieces: [Piece]

    /// The bytes of an object that are the part's.
    struct Piece: Sendable {
        let object: WorkObject
        let range: Range<Int>
    }

    init(store: ReconciliationWorkStore, objects: [WorkObject], buckets: Range<Int>) async throws {
        self.store = store
        var pieces: [Piece] = []
        for object in objects {
            let offsets = try await store.offsets(of: object)
            let range = offsets[buckets.lowerBound]..<offsets[buckets.upperBound]
            if !range.isEmpty { pieces.append(Piece(object: object, range: range)) }
        }
        self.pieces = pieces
    }

    func pieces(_ side: RecordSide) -> [Piece] { pieces.filter { $0.object.side == side } }

    func bytes(_ side: RecordSide) -> Int { pieces(side).reduce(0) { $0 + $1.range.count } }

    func records(_ piece: Piece) async throws -> [ReconcilableRecord] {
        try RecordLine.records(try await store.bytes(of: piece.object.name, piece.range))
    }

    func records(_ side: RecordSide) async throws -> [ReconcilableRecord] {
        var records: [ReconcilableRecord] = []
        for piece in pieces(side) { records += try await self.records(piece) }
        return records
    }
}
