/// Countries, telephone numbers and e-mail addresses.
extension Validators {
    /// A country's two capitals (ISO 3166-1 alpha-2, officially assigned). Throws `malformed`, `unknownCountry`.
    package static func country(_ text: String) throws(ValidationFault) -> String {
        guard text.utf8.count == 2, text.utf8.allSatisfy(\.isCapital) else {
            throw ValidationFault(.malformed, "a country has two capital letters")
        }
        guard CountryCode.isAssigned(text) else {
            throw ValidationFault(.unknownCountry, "no country of ISO 3166-1 has this code")
        }
        return text
    }

    /// A telephone number as E.164 writes it: `+` and up to 15 digits, the first of which is no zero.
    package static func phoneNumber(_ text: String) throws(ValidationFault) -> String {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "+"), digits.allSatisfy(\.isDigit),
            digits.first != UInt8(ascii: "0")
        else { throw ValidationFault(.malformed, "a telephone number is a plus sign and digits") }
        guard 4...15 ~= digits.count else {
            throw ValidationFault(.wrongLength, "a telephone number has 4 to 15 digits")
        }
        return text
    }

    /// A mailbox (RFC 5321 section 4.1.2) of ASCII, without quoted names and address literals, its domain in lower case.
    ///
    /// Only a mail that arrives proves an address.
    package static func emailAddress(_ text: String) throws(ValidationFault) -> String {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw ValidationFault(.malformed, "an e-mail address has one @") }
        guard 1...64 ~= parts[0].count, 1...255 ~= parts[1].count, text.utf8.count <= 254 else {
            throw ValidationFault(.wrongLength, "an e-mail address has at most 254 characters, 64 before its @")
        }
        let marks = "!#$%&'*+-/=?^_`{|}~".utf8
        let names = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard names.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetterOrDigit || marks.contains($0) } }),
            labels.count > 1, labels.allSatisfy(isLabel), labels.last?.allSatisfy(\.isDigit) == false
        else { throw ValidationFault(.malformed, "this is no e-mail address") }
        return String(decoding: parts[0], as: UTF8.self) + "@"
            + String(decoding: parts[1], as: UTF8.self).lowercased()
    }

    private static func isLabel(_ bytes: Substring.UTF8View) -> Bool {
        1...63 ~= bytes.count && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            && bytes.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
}
