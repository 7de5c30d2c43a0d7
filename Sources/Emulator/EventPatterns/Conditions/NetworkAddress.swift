/// An IP address as a number.
struct NetworkAddress: Sendable, Hashable, Comparable {
    let isVersion6: Bool
    let value: UInt128

    static let version4Bits = 32
    static let version6Bits = 128

    init(isVersion6: Bool, value: UInt128) {
        self.isVersion6 = isVersion6
        self.value = value
    }

    var bits: Int { isVersion6 ? Self.version6Bits : Self.version4Bits }

    /// Version 4 comes before version 6.
    static func < (one: NetworkAddress, other: NetworkAddress) -> Bool {
        one.isVersion6 == other.isVersion6 ? one.value < other.value : other.isVersion6
    }

    /// Nil for anything but an address; the parts of version 4 are decimal, leading zeros or not.
    init?(_ text: ArraySlice<UInt8>) {
        // Most values are no addresses and are told by their first byte.
        guard let first = text.first, first == UInt8(ascii: ":") || Self.hexDigit(first) != nil else { return nil }
        if let address = Self.version4(text) ?? Self.version6(text) { self = address } else { return nil }
    }

    /// Whether it is written like one, even where its parts are too large.
    static func looksLikeOne(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count == 4, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) { return true }
        return text.contains(colon) && text.allSatisfy { $0 == colon || hexDigit($0) != nil }
    }

    private static let colon = UInt8(ascii: ":")

    private static func version4(_ text: ArraySlice<UInt8>) -> NetworkAddress? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt128 = 0
        for part in parts {
            guard !part.isEmpty, part.allSatisfy(isDigit) else { return nil }
            let digits = part.drop { $0 == UInt8(ascii: "0") }
            guard digits.count <= 3 else { return nil }
            let number = digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1 - UInt8(ascii: "0")) }
            guard number <= 255 else { return nil }
            value = value << 8 | number
        }
        return NetworkAddress(isVersion6: false, value: value)
    }

    private static func version6(_ text: ArraySlice<UInt8>) -> NetworkAddress? {
        let parts = text.split(separator: colon, omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        // `::` is an empty part inside; at an end there is a second one.
        var groups = parts[...]
        if let first = groups.first, first.isEmpty {
            groups = groups.dropFirst()
            guard groups.first?.isEmpty == true else { return nil }
        }
        if let last = groups.last, last.isEmpty, groups.count > 1 {
            groups = groups.dropLast()
            guard groups.last?.isEmpty == true else { return nil }
        }
        let empty = groups.indices.filter { groups[$0].isEmpty }
        guard empty.count <= 1, empty.isEmpty ? groups.count == 8 : groups.count <= 8 else { return nil }
        var value: UInt128 = 0
        for group in groups {
            if group.isEmpty {
                value = shifted(value, groups: 9 - groups.count)
            } else {
                guard group.count <= 4 else { return nil }
                var number: UInt128 = 0
                for byte in group {
                    guard let digit = hexDigit(byte) else { return nil }
                    number = number << 4 | UInt128(digit)
                }
                value = value << 16 | number
            }
        }
        // A mapped address of version 4 is one of version 4.
        if value >> 32 == 0xFFFF { return NetworkAddress(isVersion6: false, value: value & 0xFFFF_FFFF) }
        return NetworkAddress(isVersion6: true, value: value)
    }

    private static func shifted(_ value: UInt128, groups: Int) -> UInt128 {
        groups >= 8 ? 0 : value << UInt128(16 * groups)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
