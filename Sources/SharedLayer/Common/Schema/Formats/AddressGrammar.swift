/// Addresses of the Internet Protocol as texts.
enum AddressGrammar {
    /// Four decimal numbers without leading zeros (RFC 2673 section 3.2).
    static func isIPv4(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy(\.isDigit) else { return false }
                let value = part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
                return value < 256 && (part.count == 1 || part.first != UInt8(ascii: "0"))
            }
    }

    /// RFC 4291 section 2.2, without a zone.
    static func isIPv6(_ text: some StringProtocol) -> Bool {
        let halves = split(text)
        guard halves.count <= 2 else { return false }
        var count = 0
        for (place, half) in halves.enumerated() {
            guard let groups = groups(half, mayEndInIPv4: place == halves.count - 1) else { return false }
            count += groups
        }
        // `::` stands for at least one group.
        return halves.count == 2 ? count <= 7 : count == 8
    }

    /// What stands before and after `::`.
    private static func split(_ text: some StringProtocol) -> [String] {
        var halves = [""]
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar == ":", rest.first == ":" {
                rest.removeFirst()
                halves.append("")
            } else {
                halves[halves.count - 1].unicodeScalars.append(scalar)
            }
        }
        return halves
    }

    /// The number of groups of 16 bits; nil when one is none.
    private static func groups(_ text: String, mayEndInIPv4: Bool) -> Int? {
        if text.isEmpty { return 0 }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        for (place, part) in parts.enumerated() {
            if mayEndInIPv4, place == parts.count - 1, isIPv4(part) {
                count += 2
            } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ Hexadecimal.value($0) != nil }) {
                count += 1
            } else {
                return nil
            }
        }
        return count
    }
}
