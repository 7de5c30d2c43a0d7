/// Checks of single fields. Each throws a `ShapeError` that names the field.
///
/// What fits here is what could be stored and read back as what it says it is; what a value may be for the business is for
/// the pipelines.
package enum FieldShape {
    /// Names, titles and the like, in bytes of UTF-8.
    package static let nameBytes = 1...256
    /// Free words: reasons, descriptions, what somebody answered. May be empty.
    package static let noteBytes = 0...4_096

    /// The end of the year 9999, in seconds since 1970: the last moment that has a text of RFC 3339.
    package static let secondsMax: Int64 = 253_402_300_799

    /// See `JSONValidator`. `#` is no part of an identifier: table keys are joined by it.
    package static func identifier(_ text: String, _ field: String) throws(ShapeError) {
        if let fault = JSONValidator().identifierFault(text) {
            throw ShapeError(.malformedIdentifier, field: field, fault)
        }
    }

    /// One line of text without control characters.
    package static func name(_ text: String, _ field: String) throws(ShapeError) {
        try note(text, field, bytes: nameBytes)
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw ShapeError(.malformedText, field: field, "must have no control characters")
        }
    }

    /// Any text of that size.
    package static func note(
        _ text: String, _ field: String, bytes: ClosedRange<Int> = noteBytes
    ) throws(ShapeError) {
        guard bytes.contains(text.utf8.count) else {
            throw ShapeError(
                .wrongLength, field: field, "must have \(bytes.lowerBound) to \(bytes.upperBound) bytes of UTF-8")
        }
    }

    /// Bytes of that size.
    package static func bytes(
        _ bytes: [UInt8], _ field: String, count: ClosedRange<Int>
    ) throws(ShapeError) {
        guard count.contains(bytes.count) else {
            throw ShapeError(
                .wrongLength, field: field, "must have \(count.lowerBound) to \(count.upperBound) bytes")
        }
    }

    /// A SHA-256 in lowercase hex.
    package static func sha256(_ text: String, _ field: String) throws(ShapeError) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(\.isLowercaseHexadecimal) else {
            throw ShapeError(.malformedText, field: field, "must be a SHA-256: 64 digits of lowercase hex")
        }
    }

    /// A SHA-256 in base64url without padding, as `x5t#S256` is (RFC 7515 section 4.1.8).
    package static func thumbprint(_ text: String, _ field: String) throws(ShapeError) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(\.isBase64URL) else {
            throw ShapeError(.malformedText, field: field, "must be a SHA-256 in base64url: 43 characters")
        }
    }

    /// An absolute `http` or `https` URL; whether its address may be called is for who calls it.
    package static func url(_ text: String, _ field: String) throws(ShapeError) {
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        guard let scheme, text.utf8.count > scheme.utf8.count, text.utf8.count <= urlBytesMax,
            text.utf8.allSatisfy(\.isVisibleASCII)
        else {
            throw ShapeError(
                .malformedText, field: field,
                "must be an absolute http or https URL of at most \(urlBytesMax) visible ASCII characters")
        }
    }

    package static func number<Number: BinaryInteger>(
        _ number: Number, _ field: String, in range: ClosedRange<Number>
    ) throws(ShapeError) {
        guard range.contains(number) else {
            throw ShapeError(.outOfRange, field: field, "must be from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// A list or a map of that size.
    package static func count(
        _ collection: some Collection, _ field: String, max: Int
    ) throws(ShapeError) {
        guard collection.count <= max else {
            throw ShapeError(.tooMany, field: field, "must have at most \(max) elements")
        }
    }

    package static func distinct(_ elements: some Collection<some Hashable>, _ field: String) throws(ShapeError) {
        guard Set(elements).count == elements.count else {
            throw ShapeError(.duplicate, field: field, "must have each element once")
        }
    }

    /// `field` must be later than `earlier`, which is the value of `earlierField`.
    package static func order(
        _ earlier: Timestamp, _ earlierField: String, before later: Timestamp?, _ field: String,
        orEqual: Bool = false
    ) throws(ShapeError) {
        guard let later, later < earlier || (later == earlier && !orEqual) else { return }
        throw ShapeError(
            .wrongOrder, field: field, "must \(orEqual ? "not be before" : "be later than") \(earlierField)")
    }

    package static func notNegative(_ money: Money, _ field: String) throws(ShapeError) {
        guard money.minorUnits >= 0 else {
            throw ShapeError(.negativeAmount, field: field, "must not be negative")
        }
    }

    package static func positive(_ money: Money, _ field: String) throws(ShapeError) {
        guard money.minorUnits > 0 else {
            throw ShapeError(.negativeAmount, field: field, "must be more than zero")
        }
    }

    package static func currency(
        _ money: Money, _ field: String, is currency: Currency
    ) throws(ShapeError) {
        guard money.currency == currency else {
            throw ShapeError(.otherCurrency, field: field, "must be in \(currency.code)")
        }
    }

    private static let urlBytesMax = 2_048
}

extension UInt8 {
    fileprivate var isLowercaseHexadecimal: Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= self || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self
    }

    fileprivate var isBase64URL: Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }

    fileprivate var isVisibleASCII: Bool { 0x21...0x7E ~= self }
}
