/// A regular expression of ECMA-262 without back references and without looking around.
///
/// It is matched in time linear in the text, so no value can make it slow.
package struct MaskingPattern: Sendable {
    private let pattern: SchemaPattern

    /// Throws `invalidPattern`.
    package init(_ text: String) throws(MaskingError) {
        do {
            pattern = try SchemaPattern(text)
        } catch {
            throw MaskingError(.invalidPattern, "the pattern cannot be used: \(text)", cause: error)
        }
    }

    func matches(_ text: String) -> Bool { pattern.matches(text) }
}
