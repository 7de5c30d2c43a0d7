import CurlTransport

/// A connection whose bytes come in pieces that a seed decides on: from single bytes to all at once.
struct ByteSourceInPieces: ByteSource {
    let bytes: [UInt8]
    private(set) var readCount = 0
    private var state: UInt32?

    /// - Parameter seed: nil for as much as there is room for.
    init(_ bytes: [UInt8], seed: UInt8?) {
        self.bytes = bytes
        state = seed.map { UInt32($0) &+ 1 }
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportError) -> Int {
        let piece = bytes[readCount...].prefix(min(buffer.count, nextSize()))
        buffer.copyBytes(from: piece)
        readCount += piece.count
        return piece.count
    }

    /// Mostly a few bytes, where line breaks and sizes are torn apart.
    private mutating func nextSize() -> Int {
        guard let current = state else { return .max }
        let next = current &* 1_664_525 &+ 1_013_904_223
        state = next
        return next >> 30 == 0 ? 1 + Int(next >> 8) % 600 : 1 + Int(next >> 16) % 4
    }
}
