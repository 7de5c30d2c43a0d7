/// Takes gzip (RFC 1952) off a request's body, as botocore puts it on larger ones.
package enum Gzip {
    /// The content of all members (section 2.2); nil for bytes that are no gzip, or with more content than `bytesMax`.
    /// Checksums are not looked at: TCP and the format of what is inside tell damage.
    package static func decompress(_ bytes: [UInt8], bytesMax: Int) -> [UInt8]? {
        var content: [UInt8] = []
        var rest = bytes[...]
        repeat {
            guard let start = contentStart(of: rest) else { return nil }
            var inflation = Inflation(rest[start...], bytesMax: bytesMax - content.count)
            guard let member = inflation.run() else { return nil }
            content += member
            rest = rest[inflation.position...].dropFirst(trailerByteCount)
        } while !rest.isEmpty
        return content
    }

    /// A checksum and the content's length.
    private static let trailerByteCount = 8
    private static let headerByteCount = 10

    /// Behind a member's header; nil where there is none.
    private static func contentStart(of bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex + headerByteCount
        guard bytes.count >= headerByteCount + trailerByteCount, bytes.starts(with: [0x1F, 0x8B, 8]) else { return nil }
        let flags = bytes[bytes.startIndex + 3]
        if flags & 4 != 0 {
            guard start + 2 <= bytes.endIndex else { return nil }
            start += 2 + Int(bytes[start]) + Int(bytes[start + 1]) << 8
        }
        // A file's name, and a comment, each ended by a zero.
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard start < bytes.endIndex, let end = bytes[start...].firstIndex(of: 0) else { return nil }
            start = end + 1
        }
        if flags & 2 != 0 { start += 2 }
        return start < bytes.endIndex ? start : nil
    }
}
