package import SharedLayer

/// Collects records by bucket, and writes an object whenever so many bytes wait: memory is bounded whatever comes.
package struct WorkWriter: Sendable {
    private let store: ReconciliationWorkStore
    private let side: RecordSide
    private let prefix: String
    private var buckets: [Int: [UInt8]] = [:]
    private var waitingBytes = 0
    private(set) package var objects: [WorkObject] = []

    package static let objectBytes = 8 << 20

    /// - Parameter prefix: of the names, unlike that of every other run.
    package init(store: ReconciliationWorkStore, side: RecordSide, prefix: String) {
        self.store = store
        self.side = side
        self.prefix = prefix
    }

    package mutating func add(_ record: ReconcilableRecord, to bucket: Int) async throws {
        let before = buckets[bucket]?.count ?? 0
        RecordLine.append(record, to: &buckets[bucket, default: []])
        waitingBytes += (buckets[bucket]?.count ?? 0) - before
        if waitingBytes >= Self.objectBytes { try await write() }
    }

    /// Writes what waits, and gives all objects.
    package mutating func finish() async throws -> [WorkObject] {
        if waitingBytes > 0 { try await write() }
        return objects
    }

    private mutating func write() async throws {
        let bytes = WorkObjectContent.bytes(buckets)
        let name = "\(prefix)-\(side.rawValue.lowercased())-\(objects.count + 1)"
        try await store.put(bytes, as: name, contentType: "application/octet-stream")
        objects.append(WorkObject(side: side, name: name, sizeBytes: bytes.count))
        buckets = [:]
        waitingBytes = 0
    }
}
