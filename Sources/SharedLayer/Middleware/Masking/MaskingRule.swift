/// What is left of a value that is masked.
///
/// Every rule but `erased` is for texts and numbers; of a list or an object they mask each text and number inside. Null
/// stays null.
package enum MaskingRule: Sendable {
    /// `*****`, whatever the value was.
    case erased
    /// Always this text.
    case text(String)
    /// An asterisk for each character that is no space: `Main St 5` becomes `**** ** *`.
    case sameLength
    /// The last characters stay; of a text that has no more than twice as many, none does: `************1111`.
    case keepingLast(Int)
    /// The first characters stay, likewise.
    case keepingFirst(Int)
    /// The first letter and the domain stay: `a*****@example.com`. What is no address is erased.
    case email
    /// Words (what stands between white space) in which the pattern matches become `*****`; others stay.
    case words(MaskingPattern)

    static let mask = "*****"

    func applied(to value: JSONValue) -> JSONValue {
        if case .erased = self { return value == .null ? .null : .string(Self.mask) }
        return switch value {
        case .null: .null
        case .string(let text): .string(masked(text))
        case .number, .bool: .string(masked(value.description))
        case .array(let elements): .array(elements.map(applied))
        case .object(let object):
            .object(JSONObject(object.members.map { ($0.name, applied(to: $0.value)) }))
        }
    }

    private func masked(_ text: String) -> String {
        switch self {
        case .erased: return Self.mask
        case .text(let mask): return mask
        case .sameLength: return String(text.map { $0.isWhitespace ? $0 : "*" })
        case .keepingLast(let count):
            guard count > 0, text.count > 2 * count else { return String(repeating: "*", count: text.count) }
            return String(repeating: "*", count: text.count - count) + text.suffix(count)
        case .keepingFirst(let count):
            guard count > 0, text.count > 2 * count else { return String(repeating: "*", count: text.count) }
            return text.prefix(count) + String(repeating: "*", count: text.count - count)
        case .email:
            guard let address = try? Validators.emailAddress(text), let at = address.firstIndex(of: "@") else {
                return Self.mask
            }
            return address.prefix(1) + Self.mask + address[at...]
        case .words(let pattern): return Self.masked(text, pattern)
        }
    }

    private static func masked(_ text: String, _ pattern: MaskingPattern) -> String {
        var masked = ""
        var rest = text[...]
        while !rest.isEmpty {
            let space = rest.prefix { $0.isWhitespace }
            let word = rest.dropFirst(space.count).prefix { !$0.isWhitespace }
            masked += space
            masked += word.isEmpty || !pattern.matches(String(word)) ? String(word) : mask
            rest = rest.dropFirst(space.count + word.count)
        }
        return masked
    }
}
