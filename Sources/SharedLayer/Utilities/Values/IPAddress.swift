/// An IP address, of version 4 or 6.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16, in network order.
    package let bytes: [UInt8]

    /// Nil for any other number of bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    package var isVersion4: Bool { bytes.count == 4 }

    /// Dotted decimal, or eight groups without `::`; brackets are not part of it.
    package var description: String {
        if isVersion4 { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
}

extension IPAddress {
    /// Reads four decimal numbers between dots, or RFC 4291 section 2.2's forms of version 6.
    ///
    /// Nil for everything else, also for what older libraries read as an address: octal, hexadecimal or fewer numbers, and
    /// zones.
    package init?(_ text: some StringProtocol) {
        let bytes = text.utf8.contains(UInt8(ascii: ":")) ? Self.version6(String(text)) : Self.version4(text)
        guard let bytes else { return nil }
        self.bytes = bytes
    }

    private static func version4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part -> UInt8? in
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0")
            else { return nil }
            return UInt8(part)
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: String) -> [UInt8]? {
        var halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        if halves.count == 1 {
            guard let bytes = groups(halves[0], mayEndInVersion4: true), bytes.count == 16 else { return nil }
            return bytes
        }
        let tail = halves.removeLast()
        let head = halves[0]
        guard let front = head.isEmpty ? [] : groups(head, mayEndInVersion4: false),
            let back = tail.isEmpty ? [] : groups(tail, mayEndInVersion4: true),
            front.count + back.count <= 14
        else { return nil }
        return front + Array(repeating: 0, count: 16 - front.count - back.count) + back
    }

    /// Groups of up to four hexadecimal digits between colons; the last one of all may be an address of version 4.
    private static func groups(_ text: Substring, mayEndInVersion4: Bool) -> [UInt8]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (place, part) in parts.enumerated() {
            if mayEndInVersion4, place == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
                guard let last = version4(part) else { return nil }
                bytes += last
                continue
            }
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ Hexadecimal.value($0) != nil }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
        }
        return bytes
    }
}
