/// The addresses that a CIDR block, or one address, stands for.
struct AddressRange: Sendable, Hashable {
    let low: NetworkAddress
    let high: NetworkAddress

    init(_ address: NetworkAddress) {
        low = address
        high = address
    }

    /// - Parameter cidr: such as `10.0.0.0/8`. A block begins at the address that is written, even inside a network.
    /// - Throws: Event Ruler's words.
    init(cidr: String) throws(EventPatternError) {
        // Java's split drops empty parts at the end.
        var parts = cidr.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        while parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
        guard parts.count == 2 else { throw EventPatternError(reason: "Malformed CIDR, one '/' required") }
        guard let maskBits = Int(String(decoding: parts[1], as: UTF8.self)) else {
            throw EventPatternError(reason: "Malformed CIDR, mask bits must be an integer")
        }
        guard maskBits >= 0 else {
            throw EventPatternError(reason: "Malformed CIDR, mask bits must not be negative")
        }
        let text = String(decoding: parts[0], as: UTF8.self)
        guard NetworkAddress.looksLikeOne(parts[0][...]) else {
            throw EventPatternError(reason: "Nonstandard IP address: \(text)")
        }
        guard let address = NetworkAddress(parts[0][...]) else {
            throw EventPatternError(reason: "Invalid IP address: \(text)")
        }
        guard maskBits < address.bits else {
            throw EventPatternError(
                reason: "IPv\(address.isVersion6 ? 6 : 4) mask bits must be < \(address.bits)")
        }
        let hostBits = UInt128(address.bits - maskBits)
        let mask = hostBits >= 128 ? UInt128.max : (UInt128(1) << hostBits) - 1
        low = address
        high = NetworkAddress(isVersion6: address.isVersion6, value: address.value | mask)
    }
}
