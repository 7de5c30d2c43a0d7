extension Condition {
    /// Whether a value fulfils the condition; `absent` holds for none.
    func matches(_ value: FieldValue) -> Bool {
        switch self {
        case .equal(let text): value.text == text
        case .equalNumber(let number): value.number == number
        case .equalIgnoringCase(let folded): CaseFolding.fold(value.text) == folded
        case .prefix(let text): value.text.starts(with: text)
        case .prefixIgnoringCase(let folded): CaseFolding.fold(value.text).starts(with: folded)
        case .suffix(let text): value.text.reversed().starts(with: text.reversed())
        case .suffixIgnoringCase(let folded): CaseFolding.fold(value.text).reversed().starts(with: folded.reversed())
        case .wildcard(let pattern): pattern.matches(value.text)
        case .numberRange(let low, let high): value.number.map { low <= $0 && $0 <= high } ?? false
        case .addressRange(let range): value.address.map { range.low <= $0 && $0 <= range.high } ?? false
        case .exists: true
        case .absent: false
        case .unlessEqual(let texts): !texts.contains(value.text)
        case .unlessEqualNumber(let numbers): !(value.number.map(numbers.contains) ?? false)
        case .unlessEqualIgnoringCase(let folded): !folded.contains(CaseFolding.fold(value.text))
        case .unlessPrefix(let texts): !texts.contains { Condition.prefix($0).matches(value) }
        case .unlessSuffix(let texts): !texts.contains { Condition.suffix($0).matches(value) }
        case .unlessWildcard(let patterns): !patterns.contains { $0.matches(value.text) }
        }
    }
}
