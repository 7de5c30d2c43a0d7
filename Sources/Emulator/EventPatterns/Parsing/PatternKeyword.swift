/// The names that mean something in a pattern.
enum PatternKeyword {
    static let or = "$or"
    static let exactly = "exactly"
    static let prefix = "prefix"
    static let suffix = "suffix"
    static let anythingBut = "anything-but"
    static let numeric = "numeric"
    static let exists = "exists"
    static let cidr = "cidr"
    static let equalsIgnoreCase = "equals-ignore-case"
    static let wildcard = "wildcard"

    /// No field inside `$or` may be called so; some are kept for operators to come (Event Ruler).
    static let reservedInOr: Set<String> = [
        exactly, prefix, suffix, anythingBut, numeric, exists, cidr, equalsIgnoreCase, wildcard, "=", "<", "<=", ">",
        ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after", "date-before",
        "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
    ]
}
