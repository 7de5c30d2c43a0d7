/// E-mail addresses: the mailbox of RFC 5321 section 4.1.2, without quoted names and address literals.
enum EmailGrammar {
    private static let atomMarks = Array("!#$%&'*+-/=?^_`{|}~".utf8)
    private static let localBytesMax = 64
    private static let domainBytesMax = 255
    private static let labelBytesMax = 63

    static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= localBytesMax, parts[1].count <= domainBytesMax else {
            return false
        }
        return labels(parts[0]).allSatisfy(isAtom) && labels(parts[1]).allSatisfy(isDomainLabel)
    }

    private static func labels(_ bytes: Substring.UTF8View) -> [Substring.UTF8View.SubSequence] {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    private static func isAtom(_ bytes: Substring.UTF8View) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { isLetterOrDigit($0) || atomMarks.contains($0) }
    }

    private static func isDomainLabel(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, let last = bytes.last, bytes.count <= labelBytesMax else { return false }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
            && bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte.isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
    }
}
