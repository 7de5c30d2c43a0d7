/// The parts of a partner's URL that decide where a request goes, read so strictly that no other reader can see others.
struct PartnerURL {
    let isEncrypted: Bool
    /// A name, or an address without brackets.
    let host: String
    let port: Int
    /// When the host is an address.
    let address: IPAddress?

    /// - Throws: `PartnerCommunicationError` with `invalidURL`.
    init(_ text: String) throws(PartnerCommunicationError) {
        guard text.utf8.count <= Self.bytesMax, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != 0x5c }) else {
            throw Self.invalid("it has characters that a URL has not, or is too long")
        }
        let rest: Substring
        if text.hasPrefix("https://") {
            isEncrypted = true
            rest = text.dropFirst(8)
        } else if text.hasPrefix("http://") {
            isEncrypted = false
            rest = text.dropFirst(7)
        } else {
            throw Self.invalid("it must begin with https://")
        }
        guard !text.utf8.contains(UInt8(ascii: "#")) else { throw Self.invalid("it has a fragment") }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { throw Self.invalid("it has a user in it") }
        let (host, port) = try Self.split(authority)
        self.host = host
        self.port = try Self.port(port) ?? (isEncrypted ? 443 : 80)
        address = IPAddress(host)
        guard address != nil || Self.isName(host) else {
            throw Self.invalid("its host is neither a name nor an address")
        }
    }

    private static let bytesMax = 2_048

    private static func invalid(_ reason: String) -> PartnerCommunicationError {
        PartnerCommunicationError(.invalidURL, "The URL cannot be used: \(reason)")
    }

    private static func split(_ authority: Substring) throws(PartnerCommunicationError) -> (String, Substring?) {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw invalid("a bracket is not closed") }
            let host = authority[authority.index(after: authority.startIndex)..<end]
            let after = authority[authority.index(after: end)...]
            guard IPAddress(host)?.isVersion4 == false, after.isEmpty || after.first == ":" else {
                throw invalid("the brackets hold no address of version 6")
            }
            return (String(host), after.isEmpty ? nil : after.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, !host.contains("[") else { throw invalid("it has no host") }
        return (host.lowercased(), parts.count == 2 ? parts[1] : nil)
    }

    private static func port(_ text: Substring?) throws(PartnerCommunicationError) -> Int? {
        guard let text else { return nil }
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(text), (1...65_535).contains(port)
        else { throw invalid("its port is none") }
        return port
    }

    /// Labels of letters, digits and hyphens. A name whose last label is a number is refused: some readers take it for an
    /// address of version 4 (0177.0.0.1, 2130706433, 127.1; WHATWG URL, "ends in a number").
    private static func isName(_ host: String) -> Bool {
        guard (1...253).contains(host.utf8.count) else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isWellFormed = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
        guard isWellFormed, let last = labels.last else { return false }
        let isNumber =
            last.utf8.allSatisfy { (0x30...0x39).contains($0) }
            || last.hasPrefix("0x") && last.dropFirst(2).utf8.allSatisfy { Hexadecimal.value($0) != nil }
        return !isNumber
    }
}
