/// What a pattern asks of one value. Strings stand with their quotes, as in `FieldValue`.
enum Condition: Sendable, Hashable {
    case equal([UInt8])
    case equalNumber(ComparableNumber)
    case equalIgnoringCase([UInt8])
    case prefix([UInt8])
    case prefixIgnoringCase([UInt8])
    case suffix([UInt8])
    case suffixIgnoringCase([UInt8])
    case wildcard(WildcardPattern)
    case numberRange(ComparableNumber, ComparableNumber)
    case addressRange(AddressRange)
    case exists
    /// The field is not there.
    case absent
    case unlessEqual([[UInt8]])
    case unlessEqualNumber([ComparableNumber])
    case unlessEqualIgnoringCase([[UInt8]])
    case unlessPrefix([[UInt8]])
    case unlessSuffix([[UInt8]])
    case unlessWildcard([WildcardPattern])

    /// Whether values that fulfil it are found by an index; all others are asked one by one.
    var isIndexed: Bool {
        switch self {
        case .equal, .equalNumber, .equalIgnoringCase, .prefix, .prefixIgnoringCase, .suffix, .suffixIgnoringCase,
            .wildcard, .numberRange, .addressRange:
            true
        case .exists, .absent, .unlessEqual, .unlessEqualNumber, .unlessEqualIgnoringCase, .unlessPrefix,
            .unlessSuffix, .unlessWildcard:
            false
        }
    }

    /// The fewer values fulfil it, the smaller.
    var breadth: Int {
        switch self {
        case .equal, .equalNumber, .equalIgnoringCase: 0
        case .prefix, .prefixIgnoringCase, .suffix, .suffixIgnoringCase, .addressRange: 1
        case .numberRange, .wildcard: 2
        case .exists: 3
        case .absent, .unlessEqual, .unlessEqualNumber, .unlessEqualIgnoringCase, .unlessPrefix, .unlessSuffix,
            .unlessWildcard:
            4
        }
    }
}
