/// Identifiers of accounts, banks, cards and legal entities.
extension Validators {
    /// An IBAN in capitals without spaces (ISO 13616): its country's structure, and its check digits.
    ///
    /// Groups may be parted by single spaces, as on paper. Throws `malformed`, `unknownCountry`, `wrongLength`,
    /// `wrongChecksum`.
    package static func iban(_ text: String) throws(ValidationFault) -> String {
        guard text.utf8.count <= 42, text.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x20 }),
            !text.hasPrefix(" "), !text.hasSuffix(" "), !text.contains("  ")
        else { throw ValidationFault(.malformed, "an IBAN has letters and digits, in groups perhaps") }
        let iban = text.utf8.filter { $0 != 0x20 }.map { $0.isDigit ? $0 : $0 & 0xDF }
        let country = String(decoding: iban.prefix(2), as: UTF8.self)
        guard let structure = IBANStructure.of(country: country) else {
            throw ValidationFault(.unknownCountry, "no country with IBANs begins like this")
        }
        let account = iban.dropFirst(4)
        guard account.count == structure.count else {
            throw ValidationFault(.wrongLength, "an IBAN of \(country) has \(structure.count + 4) characters")
        }
        guard iban[2].isDigit, iban[3].isDigit, structure.fits(account) else {
            throw ValidationFault(.malformed, "an IBAN of \(country) has letters and digits in other places")
        }
        // With check digits of 00, 01 and 99 another pair would be as right (ISO 7064 has 02 to 98).
        let check = Int(iban[2] - UInt8(ascii: "0")) * 10 + Int(iban[3] - UInt8(ascii: "0"))
        guard 2...98 ~= check, remainder97(account + iban.prefix(4)) == 1 else {
            throw ValidationFault(.wrongChecksum, "the check digits of the IBAN are wrong")
        }
        return String(decoding: iban, as: UTF8.self)
    }

    /// A BIC of 8 or 11 characters in capitals (ISO 9362): party, country, suffix, and perhaps a branch.
    package static func bic(_ text: String) throws(ValidationFault) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 11 else {
            throw ValidationFault(.wrongLength, "a BIC has 8 or 11 characters")
        }
        guard bytes.allSatisfy({ $0.isDigit || $0.isCapital }) else {
            throw ValidationFault(.malformed, "a BIC has capital letters and digits")
        }
        let code = String(decoding: bytes[4..<6], as: UTF8.self)
        // SWIFT uses XK, which ISO 3166 leaves to its users, for Kosovo.
        guard code == "XK" || CountryCode.isAssigned(code) else {
            throw ValidationFault(.unknownCountry, "the BIC names no country")
        }
        return text
    }

    /// A legal entity identifier (ISO 17442): 18 capitals and digits, and two check digits.
    package static func lei(_ text: String) throws(ValidationFault) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { throw ValidationFault(.wrongLength, "an LEI has 20 characters") }
        guard bytes.allSatisfy({ $0.isDigit || $0.isCapital }), bytes[18...].allSatisfy(\.isDigit) else {
            throw ValidationFault(.malformed, "an LEI has capital letters and digits, and two digits at its end")
        }
        guard remainder97(bytes) == 1 else {
            throw ValidationFault(.wrongChecksum, "the check digits of the LEI are wrong")
        }
        return text
    }

    /// Digits of which the last one checks the others (ISO/IEC 7812-1 annex B, Luhn's formula).
    ///
    /// Card numbers have 12 to 19 digits. The number of a card must not be logged or stored in the clear.
    package static func luhn(_ text: String, count: ClosedRange<Int> = 12...19) throws(ValidationFault) -> String {
        guard text.utf8.allSatisfy(\.isDigit) else { throw ValidationFault(.malformed, "the number has digits only") }
        guard count.contains(text.utf8.count) else {
            throw ValidationFault(
                .wrongLength, "the number has \(count.lowerBound) to \(count.upperBound) digits")
        }
        var sum = 0
        for (place, byte) in text.utf8.reversed().enumerated() {
            let digit = Int(byte - UInt8(ascii: "0")) * (place % 2 == 1 ? 2 : 1)
            sum += digit > 9 ? digit - 9 : digit
        }
        guard sum % 10 == 0 else { throw ValidationFault(.wrongChecksum, "the check digit is wrong") }
        return text
    }
}
