/// One alternative of a pattern: fields that must all match.
struct PatternBranch: Sendable, Hashable {
    /// In the order of their paths (UTF-16, as Java sorts): the order decides which array elements `exists: false`
    /// looks at.
    let clauses: [FieldClause]

    init(_ conditions: [FieldPath: [Condition]]) {
        clauses = conditions.map { FieldClause(path: $0.key, conditions: $0.value) }
            .sorted { $0.path < $1.path }
    }
}

/// A field and the conditions of which one must hold.
struct FieldClause: Sendable, Hashable {
    let path: FieldPath
    let conditions: [Condition]
}
