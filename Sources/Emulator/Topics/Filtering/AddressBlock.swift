import FoundationEssentials

/// A block of IP addresses in CIDR notation, of version 4 or 6 (RFC 4632, RFC 4291).
struct AddressBlock: Sendable, Equatable {
    private let address: [UInt8]
    private let maskBits: Int

    /// Nil where the text is no block.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = Self.bytes(of: parts[0]), parts[1].first != "+",
            let maskBits = Int(parts[1]), 0...(address.count * 8) ~= maskBits
        else { return nil }
        self.address = address
        self.maskBits = maskBits
    }

    func contains(_ text: String) -> Bool {
        guard let other = Self.bytes(of: text[...]), other.count == address.count else { return false }
        let wholeBytes = maskBits / 8
        guard other.prefix(wholeBytes).elementsEqual(address.prefix(wholeBytes)) else { return false }
        let restBits = maskBits % 8
        return restBits == 0 || (other[wholeBytes] ^ address[wholeBytes]) >> UInt8(8 - restBits) == 0
    }

    /// Four or sixteen bytes.
    private static func bytes(of text: Substring) -> [UInt8]? {
        text.contains(":") ? bytesOfVersion6(text) : bytesOfVersion4(text)
    }

    private static func bytesOfVersion4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part in
            part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? UInt8(part) : nil
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func bytesOfVersion6(_ text: Substring) -> [UInt8]? {
        let halves = text.components(separatedBy: "::")
        guard halves.count <= 2, let head = groups(halves[0][...]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1][...]), head.count + tail.count < 16 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, group) in groups.enumerated() {
            if index == groups.count - 1, group.contains(".") {
                guard let embedded = bytesOfVersion4(group) else { return nil }
                bytes += embedded
            } else {
                guard 1...4 ~= group.utf8.count, group.utf8.first != UInt8(ascii: "+"),
                    let value = UInt16(group, radix: 16)
                else { return nil }
                bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
            }
        }
        return bytes.count <= 16 ? bytes : nil
    }
}
