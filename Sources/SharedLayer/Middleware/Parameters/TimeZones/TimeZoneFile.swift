/// Reads the files of the IANA time zone database (RFC 9636, version 2 and later).
enum TimeZoneFile {
    /// Far more than any zone has.
    static let bytesMax = 1 << 20
    private static let headerCount = 44

    /// Nil when the bytes are no such file.
    static func read(_ bytes: [UInt8]) -> TimeZoneRules? {
        // The first block is for readers of 32 bits, and is passed over.
        guard let old = Header(bytes[...]), old.version >= UInt8(ascii: "2") else { return nil }
        let start = headerCount + old.blockCount(timeBytes: 4)
        guard start < bytes.count, let header = Header(bytes[start...]) else { return nil }
        let block = start + headerCount
        let end = block + header.blockCount(timeBytes: 8)
        guard end <= bytes.count, header.typeCount > 0 else { return nil }

        let transitions = (0..<header.timeCount).map { integer(bytes, block + $0 * 8, count: 8) }
        let kinds = bytes[(block + header.timeCount * 8)...].prefix(header.timeCount)
        let typesStart = block + header.timeCount * 9
        let offsets = (0..<header.typeCount).map { Int(integer(bytes, typesStart + $0 * 6, count: 4)) }
        guard kinds.allSatisfy({ Int($0) < offsets.count }), zip(transitions, transitions.dropFirst()).allSatisfy(<)
        else { return nil }
        let footer = bytes[end...].drop { $0 == 0x0A }.prefix { $0 != 0x0A }
        return TimeZoneRules(
            transitions: transitions, offsets: kinds.map { offsets[Int($0)] }, first: offsets[0],
            rule: PosixTimeZone(String(decoding: footer, as: UTF8.self)))
    }

    /// A number in two's complement, its highest byte first.
    private static func integer(_ bytes: [UInt8], _ place: Int, count: Int) -> Int64 {
        let value = bytes[place..<place + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return count == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    private struct Header {
        let version: UInt8
        let utCount, standardCount, leapCount, timeCount, typeCount, characterCount: Int

        init?(_ bytes: ArraySlice<UInt8>) {
            let bytes = Array(bytes.prefix(headerCount))
            guard bytes.count == headerCount, bytes.starts(with: "TZif".utf8) else { return nil }
            version = bytes[4]
            let counts = (0..<6).map { Int(TimeZoneFile.integer(bytes, 20 + $0 * 4, count: 4)) }
            guard counts.allSatisfy({ 0...(1 << 16) ~= $0 }) else { return nil }
            (utCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
            (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
        }

        func blockCount(timeBytes: Int) -> Int {
            timeCount * (timeBytes + 1) + typeCount * 6 + characterCount + leapCount * (timeBytes + 4)
                + standardCount + utCount
        }
    }
}
