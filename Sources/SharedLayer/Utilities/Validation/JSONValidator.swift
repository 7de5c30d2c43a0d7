/// Holds the identifiers that documents carry to one form, of which keys and paths may be made.
///
/// Currencies, amounts and times are checked by `Validators`.
package struct JSONValidator: Sendable {
    /// Identifiers that are longer are refused.
    package let identifierBytesMax: Int

    package init(identifierBytesMax: Int = 128) {
        self.identifierBytesMax = identifierBytesMax
    }

    /// What is wrong with the identifier, or nil when nothing is. It has ASCII letters, digits, `-`, `_`, `.` and `:`, and begins with a letter or a digit.
    package func identifierFault(_ text: String) -> String? {
        let bytes = text.utf8
        guard let first = bytes.first else { return "an identifier must not be empty" }
        guard bytes.count <= identifierBytesMax else {
            return "an identifier must have at most \(identifierBytesMax) characters"
        }
        guard first.isLetterOrDigit else { return "an identifier must begin with a letter or a digit" }
        guard bytes.allSatisfy({ $0.isLetterOrDigit || "-_.:".utf8.contains($0) }) else {
            return "an identifier has only letters, digits, '-', '_', '.' and ':'"
        }
        return nil
    }
}
