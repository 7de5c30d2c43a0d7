/// A range of IP addresses in CIDR notation (RFC 4632), such as `10.0.0.0/8`.
package struct AddressBlock: Sendable, Hashable, CustomStringConvertible {
    private let base: IPAddress
    private let prefixBits: Int

    /// A single address stands for itself. Nil when the text is neither, or when bits behind the prefix are set.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let base = IPAddress(parts[0]) else { return nil }
        let bitsMax = base.bytes.count * 8
        var bits = bitsMax
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let given = Int(parts[1]),
                (0...bitsMax).contains(given)
            else { return nil }
            bits = given
        }
        self.init(base: base, prefixBits: bits)
        guard masked(base) == base.bytes else { return nil }
    }

    private init(base: IPAddress, prefixBits: Int) {
        self.base = base
        self.prefixBits = prefixBits
    }

    /// Never true across versions: an address of version 4 inside one of version 6 is another address.
    package func contains(_ address: IPAddress) -> Bool {
        address.bytes.count == base.bytes.count && masked(address) == base.bytes
    }

    package var description: String { "\(base)/\(prefixBits)" }

    private func masked(_ address: IPAddress) -> [UInt8] {
        address.bytes.enumerated().map { place, byte in
            let bits = min(8, max(0, prefixBits - place * 8))
            return byte & UInt8(truncatingIfNeeded: 0xff00 >> bits)
        }
    }
}
