/// One of the values that a filter policy lists under a key.
///
/// Sources: SNS developer guide, "String value matching", "Numeric value matching", "Attribute key matching".
enum FilterRule: Sendable, Equatable {
    case equals(FilterValue)
    case prefix(String)
    case suffix(String)
    case equalsIgnoringCase(String)
    case wildcard(WildcardPattern)
    case addresses(AddressBlock)
    case range(NumericRange)
    case exists(Bool)
    /// None of these values.
    case anythingBut([FilterValue])
    /// None of these rules, which are about strings.
    case anythingButMatching([FilterRule])

    /// Whether the key's values fulfil the rule; none where the message has no such key.
    func matches(_ values: [FilterValue]) -> Bool {
        if case .exists(let shouldExist) = self { return values.isEmpty != shouldExist }
        return values.contains(where: matches)
    }

    private func matches(_ value: FilterValue) -> Bool {
        switch self {
        case .equals(let wanted): return value == wanted
        case .exists(let shouldExist): return shouldExist
        case .anythingBut(let refused): return !refused.contains(value)
        case .anythingButMatching(let refused): return !refused.contains { $0.matches(value) }
        case .range(let range):
            guard case .number(let number) = value else { return false }
            return range.contains(number)
        case .prefix, .suffix, .equalsIgnoringCase, .wildcard, .addresses:
            guard case .string(let text) = value else { return false }
            return matches(text)
        }
    }

    private func matches(_ text: String) -> Bool {
        switch self {
        case .prefix(let prefix): text.utf8.starts(with: prefix.utf8)
        case .suffix(let suffix): text.utf8.reversed().starts(with: suffix.utf8.reversed())
        case .equalsIgnoringCase(let other): text.lowercased() == other.lowercased()
        case .wildcard(let pattern): pattern.matches(text)
        case .addresses(let block): block.contains(text)
        case .equals, .range, .exists, .anythingBut, .anythingButMatching: false
        }
    }
}
