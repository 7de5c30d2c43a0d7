import POSIXProcess

/// Reads a stretch of an object whose bytes are in files, which are leased to it.
struct ContentReader: Sendable {
    /// Bytes in memory at once.
    static let partBytesMax = 256 << 10

    let folder: ContentFolder
    let segments: [Segment]

    /// To be called once whoever reads has ended.
    func release() { folder.release(segments.map(\.content)) }

    /// Hands over the bytes of `range`, in parts.
    func read(_ range: Range<Int>, _ take: ([UInt8]) async throws -> Void) async throws {
        var start = 0
        for segment in segments {
            let end = start + segment.length
            defer { start = end }
            guard range.lowerBound < end, range.upperBound > start else { continue }
            let file = try OpenFile.reading(folder.file(segment.content))
            var place = max(range.lowerBound - start, 0)
            let limit = min(range.upperBound - start, segment.length)
            while place < limit {
                let part = try file.read(at: place, count: min(limit - place, Self.partBytesMax))
                guard !part.isEmpty else { throw ObjectsError.internalError("A content is shorter than it was.") }
                place += part.count
                try Task.checkCancellation()
                try await take(part)
            }
        }
    }
}
