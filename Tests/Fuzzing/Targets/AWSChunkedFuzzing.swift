@testable import Objects

/// A body in chunks holds the same data in whatever pieces it comes, and what is written in chunks is read again.
func fuzzAWSChunked(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (seed, chunkSize) = (input.byte(), 1 + Int(input.byte()))
    let bytes = input.bytes()

    let whole = decode([bytes])
    let torn = decode(pieces(of: bytes, seed: seed))
    try promise(whole == torn, "\(String(describing: whole)) at once, in pieces \(String(describing: torn))")

    var body: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: chunkSize) {
        let chunk = bytes[start..<min(start + chunkSize, bytes.count)]
        body += "\(String(chunk.count, radix: 16));chunk-signature=0\r\n".utf8 + chunk + "\r\n".utf8
    }
    body += "0;chunk-signature=0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n".utf8
    let read = decode(pieces(of: body, seed: seed))
    try promise(read?.data == bytes && read?.hasEnded == true, "the data of \(chunkSize)-byte chunks is read again")
    try promise(
        read?.trailers == ["x-amz-checksum-crc32": "AAAAAA=="], "the trailer is read: \(String(describing: read))")
}

private struct DecodedBody: Equatable {
    var data: [UInt8] = []
    var trailers: [String: String] = [:]
    var hasEnded = false
}

/// Nil where the body is refused.
private func decode(_ parts: [[UInt8]]) -> DecodedBody? {
    var decoder = ChunkDecoder()
    var body = DecodedBody()
    for part in parts {
        guard let data = try? decoder.decode(part) else { return nil }
        body.data += data
    }
    (body.trailers, body.hasEnded) = (decoder.trailers, decoder.hasEnded)
    return body
}

private func pieces(of bytes: [UInt8], seed: UInt8) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var state = UInt32(seed) &+ 1
    var rest = bytes[...]
    while !rest.isEmpty {
        state = state &* 1_664_525 &+ 1_013_904_223
        let piece = rest.prefix(1 + Int(state >> 24) % (state >> 31 == 0 ? 3 : 40))
        pieces.append(Array(piece))
        rest = rest.dropFirst(piece.count)
    }
    return pieces
}
