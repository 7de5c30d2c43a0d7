import Testing

@testable import Wire

@Suite struct WireValueTests {
    private static let value = WireValue.members([
        ("text", .text("grüße")), ("list", .list([.integer(-1), .integer(23), .integer(24), .integer(70_000)])),
        ("double", .double(0.1)), ("flag", .bool(true)), ("none", .null), ("bytes", .bytes([0, 255])),
        ("time", .timestamp(1_800_000_000.5)), ("largest", .integer(.max)), ("least", .integer(.min)),
    ])

    @Test("CBOR is read back as it was written")
    func roundTrip() {
        #expect(CBOR.decode(CBOR.encode(Self.value)) == Self.value)
    }

    @Test("a part of a data item is none")
    func cut() {
        let bytes = CBOR.encode(Self.value)
        for count in 0..<bytes.count { #expect(CBOR.decode(Array(bytes.prefix(count))) == nil) }
        #expect(CBOR.decode(bytes + [0]) == nil)
    }

    @Test("indefinite lengths, half floats and unknown tags are read (RFC 8949, appendix A)")
    func forms() {
        #expect(CBOR.decode([0x9F, 0x01, 0xFF]) == .list([.integer(1)]))
        #expect(CBOR.decode([0x7F, 0x61, 0x61, 0x61, 0x62, 0xFF]) == .text("ab"))
        #expect(CBOR.decode([0xF9, 0x3C, 0x00]) == .double(1))
        #expect(CBOR.decode([0xC2, 0x41, 0x05]) == .bytes([5]))
        #expect(CBOR.decode([0xBF, 0x61, 0x61, 0xF5, 0xFF]) == .members([("a", .bool(true))]))
    }

    @Test("no small body unfolds into items without bound")
    func many() {
        let nulls = [UInt8](repeating: 0xF6, count: CBOR.itemsMax)
        #expect(CBOR.decode([0x9F] + nulls + [0xFF]) == nil)
        #expect(CBOR.decode([0x9F] + nulls.dropLast() + [0xFF])?.items?.count == CBOR.itemsMax - 1)
    }

    @Test("bytes at random never trap", arguments: 0..<50)
    func random(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let bytes = (0..<200).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
        for start in 0..<bytes.count {
            _ = CBOR.decode(Array(bytes[start...]))
        }
    }
}
