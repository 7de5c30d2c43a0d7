/// Takes gzip (RFC 1952) off a request's body, as botocore puts it on larger ones.
package enum Gzip {
    /// Nil for bytes that are no gzip, or whose content is longer than `bytesMax`. Checksums are not looked at: TCP and the
    /// format of what is inside tell damage.
    package static func decompress(_ bytes: [UInt8], bytesMax: Int) -> [UInt8]? {
        guard bytes.count >= 18, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 else { return nil }
        var start = 10
        let flags = bytes[3]
        if flags & 4 != 0 {
            guard start + 2 <= bytes.count else { return nil }
            start += 2 + Int(bytes[start]) + Int(bytes[start + 1]) << 8
        }
        // A file's name, and a comment, each ended by a zero.
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { return nil }
            start = end + 1
        }
        if flags & 2 != 0 { start += 2 }
        guard start < bytes.count else { return nil }
        var inflation = Inflation(bytes[start...], bytesMax: bytesMax)
        return inflation.run()
    }
}
