import FoundationEssentials

/// Reads what `ItemEncoder` wrote.
struct ItemDecoder {
    private let bytes: [UInt8]
    private var position = 0

    /// - Throws: `StoredDataError` when the bytes are not such an item.
    static func decode(_ data: Data) throws -> Item {
        var decoder = ItemDecoder(bytes: Array(data))
        guard try decoder.byte() == ItemEncoder.version else { throw StoredDataError(what: "item") }
        let item = try decoder.item()
        guard decoder.position == decoder.bytes.count else { throw StoredDataError(what: "item") }
        return item
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func item() throws -> Item {
        let count = try count()
        var item = Item(minimumCapacity: count)
        for _ in 0..<count { item[try text()] = try value() }
        return item
    }

    private mutating func value() throws -> AttributeValue {
        switch StoredTag(rawValue: try byte()) {
        case .string: return .string(try text())
        case .number: return .number(try number())
        case .binary: return .binary(try data())
        case .bool: return .bool(try byte() == 1)
        case .null: return .null
        case .map: return .map(try item())
        case .list: return .list(try list { (decoder) in try decoder.value() })
        case .stringSet: return .stringSet(try list { (decoder) in try decoder.text() })
        case .numberSet: return .numberSet(try list { (decoder) in try decoder.number() })
        case .binarySet: return .binarySet(try list { (decoder) in try decoder.data() })
        case nil: throw StoredDataError(what: "item")
        }
    }

    private mutating func list<Element>(_ element: (inout ItemDecoder) throws -> Element) throws -> [Element] {
        let count = try count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try element(&self)) }
        return elements
    }

    private mutating func number() throws -> DynamoNumber {
        let isNegative = try byte() == 1
        let exponent = Int(try byte()) + DynamoNumber.exponentRange.lowerBound
        return DynamoNumber(isNegative: isNegative, trimmed: try data(), exponent: exponent)
    }

    private mutating func text() throws -> String {
        String(decoding: try slice(), as: UTF8.self)
    }

    private mutating func data() throws -> [UInt8] {
        Array(try slice())
    }

    private mutating func slice() throws -> ArraySlice<UInt8> {
        let count = try count()
        let slice = bytes[position..<position + count]
        position += count
        return slice
    }

    /// A length or a count: never more than the bytes that are left, as everything takes at least one.
    private mutating func count() throws -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let next = try byte()
            guard shift < 56 else { throw StoredDataError(what: "item") }
            value |= UInt(next & 0x7F) << shift
            shift += 7
            if next < 0x80 { break }
        }
        guard value <= UInt(bytes.count - position) else { throw StoredDataError(what: "item") }
        return Int(value)
    }

    private mutating func byte() throws -> UInt8 {
        guard position < bytes.count else { throw StoredDataError(what: "item") }
        defer { position += 1 }
        return bytes[position]
    }
}
