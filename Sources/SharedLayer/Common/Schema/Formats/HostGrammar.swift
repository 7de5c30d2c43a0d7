/// Host names (RFC 1123 section 2.1), and those with labels in other scripts (RFC 5890).
enum HostGrammar {
    private static let nameBytesMax = 253
    private static let labelBytesMax = 63
    private static let dots: Set<UnicodeScalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]

    static func isHostname(_ text: some StringProtocol) -> Bool {
        guard !text.isEmpty, text.utf8.count <= nameBytesMax else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
    }

    static func isInternationalHostname(_ text: some StringProtocol) -> Bool {
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { dots.contains($0) }
        var bytesCount = labels.count - 1
        for label in labels {
            let label = Array(label)
            guard let ascii = asciiForm(label), isASCIILabel(ascii), isUnicodeLabel(label) || isASCIILabel(label) else {
                return false
            }
            bytesCount += ascii.count
        }
        return bytesCount <= nameBytesMax
    }

    private static func isLabel(_ text: some StringProtocol) -> Bool {
        isASCIILabel(Array(text.unicodeScalars))
    }

    /// Letters, digits and hyphens, no hyphen first or last. After `xn--` the Punycode of a label that may be.
    private static func isASCIILabel(_ label: [UnicodeScalar]) -> Bool {
        guard let first = label.first, let last = label.last, label.count <= labelBytesMax, first != "-", last != "-",
            label.allSatisfy(isLetterDigitHyphen)
        else { return false }
        guard label.count > 3, label[2] == "-", label[3] == "-" else { return true }
        let prefix = label.prefix(2).map(\.properties.lowercaseMapping).joined()
        guard prefix == "xn", let decoded = Punycode.decode(label[4...]) else { return false }
        return !decoded.allSatisfy(\.isASCII) && isUnicodeLabel(decoded)
    }

    private static func isLetterDigitHyphen(_ scalar: UnicodeScalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-": true
        default: false
        }
    }

    private static func isUnicodeLabel(_ label: [UnicodeScalar]) -> Bool {
        InternationalLabel(label).isLegal
    }

    /// The label as it is looked up; nil when it has too many characters for Punycode.
    private static func asciiForm(_ label: [UnicodeScalar]) -> [UnicodeScalar]? {
        if label.allSatisfy(\.isASCII) { return label }
        guard label.count <= labelBytesMax, let encoded = Punycode.encode(label) else { return nil }
        return Array("xn--".unicodeScalars) + encoded
    }
}
