/// A word, a placeholder, a number or a sign of an expression.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// An attribute's name, a function's or a keyword.
        case word(String)
        /// `#name`, with its sign.
        case name(String)
        /// `:value`, with its sign.
        case value(String)
        case number(String)
        /// A sign, or a character that no expression may have.
        case symbol(String)
        case end
    }

    let kind: Kind
    /// Where it stands, in UTF-8 bytes.
    let range: Range<Int>

    func isKeyword(_ keyword: String) -> Bool {
        guard case .word(let word) = kind else { return false }
        return word.uppercased() == keyword
    }
}
