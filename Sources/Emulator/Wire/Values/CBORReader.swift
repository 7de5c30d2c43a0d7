/// Reads data items one behind the other.
struct CBORReader {
    private let bytes: [UInt8]
    private var position = 0
    private var items = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    private static let indefinite: UInt8 = 31

    mutating func item(depth: Int) -> WireValue? {
        guard depth < CBOR.depthMax, items < CBOR.itemsMax, let first = byte() else { return nil }
        items += 1
        let info = first & 31
        switch first >> 5 {
        case 0: return argument(info).flatMap { Int64(exactly: $0) }.map(WireValue.integer)
        case 1: return argument(info).flatMap { Int64(exactly: $0) }.map { .integer(-1 - $0) }
        case 2: return string(info, major: 2).map(WireValue.bytes)
        case 3: return string(info, major: 3).flatMap { String(validating: $0, as: UTF8.self) }.map(WireValue.text)
        case 4: return list(info, depth: depth)
        case 5: return structure(info, depth: depth)
        case 6:
            guard let tag = argument(info), let value = item(depth: depth + 1) else { return nil }
            return tag == 1 ? value.number.map(WireValue.timestamp) : value
        default: return simple(info)
        }
    }

    private mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func argument(_ info: UInt8) -> UInt64? {
        switch info {
        case 0..<24: UInt64(info)
        case 24: number(byteCount: 1)
        case 25: number(byteCount: 2)
        case 26: number(byteCount: 4)
        case 27: number(byteCount: 8)
        default: nil
        }
    }

    private mutating func number(byteCount: Int) -> UInt64? {
        guard bytes.count - position >= byteCount else { return nil }
        defer { position += byteCount }
        return bytes[position..<position + byteCount].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func string(_ info: UInt8, major: UInt8) -> [UInt8]? {
        guard info == Self.indefinite else {
            guard let count = argument(info), count <= UInt64(bytes.count - position) else { return nil }
            defer { position += Int(count) }
            return Array(bytes[position..<position + Int(count)])
        }
        var whole: [UInt8] = []
        while !isBreak() {
            // Chunks are of the same type and of a definite length.
            guard let first = byte(), first >> 5 == major, first & 31 != Self.indefinite,
                let chunk = string(first & 31, major: major)
            else { return nil }
            whole += chunk
        }
        return whole
    }

    private mutating func list(_ info: UInt8, depth: Int) -> WireValue? {
        var items: [WireValue] = []
        let count = info == Self.indefinite ? nil : argument(info)
        guard info == Self.indefinite || count != nil else { return nil }
        while count.map({ UInt64(items.count) < $0 }) ?? !isBreak() {
            guard let item = item(depth: depth + 1) else { return nil }
            items.append(item)
        }
        return .list(items)
    }

    private mutating func structure(_ info: UInt8, depth: Int) -> WireValue? {
        var members: [WireValue.Member] = []
        let count = info == Self.indefinite ? nil : argument(info)
        guard info == Self.indefinite || count != nil else { return nil }
        while count.map({ UInt64(members.count) < $0 }) ?? !isBreak() {
            guard case .text(let name)? = item(depth: depth + 1), let value = item(depth: depth + 1) else { return nil }
            members.append(WireValue.Member(name, value))
        }
        return .structure(members)
    }

    private mutating func isBreak() -> Bool {
        guard position < bytes.count, bytes[position] == 0xFF else { return false }
        position += 1
        return true
    }

    private mutating func simple(_ info: UInt8) -> WireValue? {
        switch info {
        case 20: .bool(false)
        case 21: .bool(true)
        case 22, 23: .null
        case 25: number(byteCount: 2).map { .double(Double(Float16(bitPattern: UInt16($0)))) }
        case 26: number(byteCount: 4).map { .double(Double(Float(bitPattern: UInt32($0)))) }
        case 27: number(byteCount: 8).map { .double(Double(bitPattern: $0)) }
        default: nil
        }
    }
}
