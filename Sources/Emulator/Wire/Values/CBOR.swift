/// The part of CBOR (RFC 8949) that Smithy's RPC v2 protocol uses, read and written.
///
/// Reading is total: any bytes give a value or nil, with nesting and memory bounded by the input's length.
package enum CBOR {
    static let depthMax = 64
    /// Twice what the largest request of PutMetricData has: an item takes 24 bytes and more of memory, and one byte of input.
    static let itemsMax = 1_000_000

    /// Nil for bytes that are no single, whole data item.
    package static func decode(_ bytes: [UInt8]) -> WireValue? {
        var reader = CBORReader(bytes)
        guard let value = reader.item(depth: 0), reader.isAtEnd else { return nil }
        return value
    }

    package static func encode(_ value: WireValue) -> [UInt8] {
        var bytes: [UInt8] = []
        write(value, to: &bytes)
        return bytes
    }

    private static func write(_ value: WireValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(0xF6)
        case .bool(let value): bytes.append(value ? 0xF5 : 0xF4)
        case .integer(let number):
            if number >= 0 { head(0, UInt64(number), to: &bytes) } else { head(1, UInt64(-1 - number), to: &bytes) }
        case .double(let number): write(number, to: &bytes)
        case .timestamp(let seconds):
            head(6, 1, to: &bytes)
            write(seconds, to: &bytes)
        case .text(let text):
            head(3, UInt64(text.utf8.count), to: &bytes)
            bytes.append(contentsOf: text.utf8)
        case .bytes(let value):
            head(2, UInt64(value.count), to: &bytes)
            bytes.append(contentsOf: value)
        case .list(let items):
            head(4, UInt64(items.count), to: &bytes)
            for item in items { write(item, to: &bytes) }
        case .structure(let members), .map(let members):
            head(5, UInt64(members.count), to: &bytes)
            for member in members {
                write(.text(member.name), to: &bytes)
                write(member.value, to: &bytes)
            }
        }
    }

    private static func write(_ number: Double, to bytes: inout [UInt8]) {
        bytes.append(0xFB)
        append(number.bitPattern, byteCount: 8, to: &bytes)
    }

    private static func head(_ major: UInt8, _ argument: UInt64, to bytes: inout [UInt8]) {
        let (info, byteCount): (UInt8, Int) =
            switch argument {
            case 0..<24: (UInt8(argument), 0)
            case 24...0xFF: (24, 1)
            case 0x100...0xFFFF: (25, 2)
            case 0x1_0000...0xFFFF_FFFF: (26, 4)
            default: (27, 8)
            }
        bytes.append(major << 5 | info)
        append(argument, byteCount: byteCount, to: &bytes)
    }

    private static func append(_ number: UInt64, byteCount: Int, to bytes: inout [UInt8]) {
        for index in (0..<byteCount).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(index))))
        }
    }
}
