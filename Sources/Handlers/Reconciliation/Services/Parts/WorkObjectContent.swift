import SharedLayer

/// The bytes of a work object: where each bucket begins, then the buckets one after the other.
///
/// One object instead of one for each bucket: a reader asks for the range of its buckets.
enum WorkObjectContent {
    /// Offsets of all buckets and of the end, four bytes each, the lowest first.
    static let headBytes = (RecordBucket.count + 1) * 4

    static func bytes(_ buckets: [Int: [UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headBytes + buckets.values.reduce(0) { $0 + $1.count })
        var offset = UInt32(headBytes)
        for bucket in 0...RecordBucket.count {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: offset >> shift))
            }
            offset += UInt32(buckets[bucket]?.count ?? 0)
        }
        for bucket in 0..<RecordBucket.count { bytes += buckets[bucket] ?? [] }
        return bytes
    }

    /// Throws `malformedWork`.
    static func offsets(_ head: [UInt8]) throws(ReconciliationError) -> [Int] {
        guard head.count == headBytes else {
            throw ReconciliationError(.malformedWork, "A work object has a head of \(head.count) bytes.")
        }
        return stride(from: 0, to: headBytes, by: 4).map { place in
            (0..<4).reduce(0) { $0 | Int(head[place + $1]) << (8 * $1) }
        }
    }
}
