/// JSON Pointers (RFC 6901) and relative ones (draft-bhutton-relative-json-pointer-00).
enum PointerGrammar {
    static func isPointer(_ text: Substring) -> Bool {
        var rest = text.unicodeScalars
        guard rest.isEmpty || rest.first == "/" else { return false }
        while let scalar = rest.popFirst() {
            guard scalar == "~" else { continue }
            guard let next = rest.popFirst(), next == "0" || next == "1" else { return false }
        }
        return true
    }

    /// How many levels up, and from there a pointer, or `#` for the name.
    static func isRelative(_ text: String) -> Bool {
        let digits = text.utf8.prefix(while: \.isDigit)
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return false }
        let rest = text[digits.endIndex...]
        return rest == "#" || isPointer(rest)
    }
}
