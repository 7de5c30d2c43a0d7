/// Identifiers that machines make.
extension Validators {
    /// A UUID in its text form with hyphens, in lower case (RFC 9562 section 4); of one version, where it is given.
    package static func uuid(_ text: String, version: Int? = nil) throws(ValidationFault) -> String {
        guard text.utf8.count == 36 else { throw ValidationFault(.wrongLength, "a UUID has 36 characters") }
        guard isUUID(text) else {
            throw ValidationFault(.malformed, "a UUID has hexadecimal digits in groups of 8, 4, 4, 4 and 12")
        }
        if let version {
            let bytes = Array(text.utf8)
            guard bytes[14] == UInt8(ascii: "0") + UInt8(clamping: version), "89abAB".utf8.contains(bytes[19]) else {
                throw ValidationFault(.malformed, "a UUID of version \(version) is wanted")
            }
        }
        return text.lowercased()
    }

    /// Whether the text is a UUID of any version, in either case.
    static func isUUID(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard bytes.count == 36 else { return false }
        for place in bytes.indices {
            let isHyphen = place == 8 || place == 13 || place == 18 || place == 23
            guard isHyphen ? bytes[place] == UInt8(ascii: "-") : Hexadecimal.value(bytes[place]) != nil else {
                return false
            }
        }
        return true
    }

    /// A ULID in capitals: 26 letters of Crockford's base 32 that do not exceed 128 bits (the ULID specification).
    package static func ulid(_ text: String) throws(ValidationFault) -> String {
        let upper = text.uppercased()
        guard upper.utf8.count == 26 else { throw ValidationFault(.wrongLength, "a ULID has 26 characters") }
        guard upper.utf8.allSatisfy({ $0.isDigit || $0.isCapital && !"ILOU".utf8.contains($0) }) else {
            throw ValidationFault(.malformed, "a ULID has digits and letters without I, L, O and U")
        }
        guard let first = upper.utf8.first, first <= UInt8(ascii: "7") else {
            throw ValidationFault(.outOfRange, "a ULID has 128 bits, so it begins with 0 to 7")
        }
        return upper
    }

    /// What follows the prefix of an identifier.
    package enum IdentifierBody: Sendable {
        /// A UUID in lower case.
        case uuid
        /// A ULID in capitals.
        case ulid
        /// ASCII letters and digits, so many.
        case lettersAndDigits(ClosedRange<Int>)
    }

    /// An identifier such as `ctr_01ARZ3NDEKTSV4RRFFQ69G5FAV`, whose prefix says of what it is.
    ///
    /// Only the normal form passes, so that equal identifiers are equal texts. Throws `malformed`.
    package static func prefixedIdentifier(
        _ text: String, prefix: String, body: IdentifierBody
    ) throws(ValidationFault) -> String {
        let lead = prefix + "_"
        guard text.hasPrefix(lead) else {
            throw ValidationFault(.malformed, "the identifier must begin with \(lead)")
        }
        let rest = String(text.dropFirst(lead.count))
        let isNormal =
            switch body {
            case .uuid: try uuid(rest) == rest
            case .ulid: try ulid(rest) == rest
            case .lettersAndDigits(let count):
                count.contains(rest.utf8.count) && rest.utf8.allSatisfy(\.isLetterOrDigit)
            }
        guard isNormal else {
            throw ValidationFault(.malformed, "after \(lead) the identifier is not in its normal form")
        }
        return text
    }

    /// An identifier of ASCII letters, digits, `-`, `_`, `.` and `:` that begins with a letter or a digit.
    package static func identifier(_ text: String, bytesMax: Int = 128) throws(ValidationFault) -> String {
        if let fault = JSONValidator(identifierBytesMax: bytesMax).identifierFault(text) {
            throw ValidationFault(.malformed, fault)
        }
        return text
    }
}
