/// Takes the data out of `aws-chunked` bodies: chunks with or without signatures, which nobody checks here, and the trailer.
///
/// Source: Amazon S3 API reference, "Signature calculations: transferring payload in multiple chunks" and "… with trailing
/// headers".
struct ChunkDecoder {
    /// Longer than any size with a signature behind it, or any trailing header.
    static let lineBytesMax = 8_192
    static let trailersMax = 16

    private enum State {
        case size, data(remaining: Int), dataEnd, trailer, done
    }

    private var state = State.size
    private var line: [UInt8] = []
    /// By lowercased name.
    private(set) var trailers: [String: String] = [:]

    /// Whether the last chunk has come. What follows it may be left out, as older clients do.
    private(set) var hasEnded = false

    /// The data in the next part of a body.
    mutating func decode(_ part: [UInt8]) throws(ObjectsError) -> [UInt8] {
        var data: [UInt8] = []
        var place = 0
        while place < part.count {
            if case .data(let remaining) = state {
                let count = min(remaining, part.count - place)
                data += part[place..<(place + count)]
                place += count
                state = count == remaining ? .dataEnd : .data(remaining: remaining - count)
                continue
            }
            let byte = part[place]
            place += 1
            guard byte == UInt8(ascii: "\n") else {
                guard line.count < Self.lineBytesMax else { throw .incompleteBody }
                line.append(byte)
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            let text = String(decoding: line, as: UTF8.self)
            line = []
            try take(text)
        }
        return data
    }

    private mutating func take(_ text: String) throws(ObjectsError) {
        switch state {
        case .size:
            let digits = text.prefix { $0 != ";" }
            // A number may have a sign in Swift, a chunk's size may not.
            guard (1...15).contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                let size = Int(digits, radix: 16)
            else { throw .incompleteBody }
            if size == 0 { hasEnded = true }
            state = size == 0 ? .trailer : .data(remaining: size)
        case .dataEnd:
            guard text.isEmpty else { throw .incompleteBody }
            state = .size
        case .trailer:
            guard !text.isEmpty else {
                state = .done
                return
            }
            guard let colon = text.firstIndex(of: ":"), trailers.count < Self.trailersMax else {
                throw .malformedTrailer
            }
            let value = text[text.index(after: colon)...].drop { $0 == " " }
            trailers[text[..<colon].lowercased()] = String(value)
        case .data, .done: break
        }
    }
}
