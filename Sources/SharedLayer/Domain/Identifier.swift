/// The shape that every identifier of a record has: 1 to 128 of `A-Z a-z 0-9 . _ : -`, beginning with a letter or digit.
///
/// `#` is left out on purpose: it joins the parts of table keys.
package enum Identifier {
    package static let bytesMax = 128

    /// The same shape as an ECMA-262 pattern, for JSON Schemas.
    package static let pattern = "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"

    package static func isWellFormed(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= bytesMax, isAlphanumeric(first) else { return false }
        return bytes.allSatisfy { isAlphanumeric($0) || punctuation.contains($0) }
    }

    package static func check(_ text: String, _ field: String) throws(ShapeError) {
        guard isWellFormed(text) else {
            throw ShapeError(
                .malformedIdentifier, field: field,
                "must be 1 to \(bytesMax) letters, digits, '.', '_', ':' or '-', beginning with a letter or digit")
        }
    }

    private static let punctuation = Array("._:-".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            false
        }
    }
}
