import JSONCoding

/// A compiled event pattern.
///
/// Source: Amazon EventBridge user guide, "Event patterns"; the finer points are those of AWS's open matcher, Event Ruler:
/// strings are compared with their quotes, numbers as decimals of six places, and values out of one array only with
/// others of the same element.
package struct EventPattern: Sendable {
    /// The alternatives that `$or` makes; one without it.
    let branches: [PatternBranch]
    private let fields: FieldTree

    /// - Parameter json: the pattern's JSON text.
    /// - Throws: `EventPatternError` with AWS's message.
    package init(json: some Collection<UInt8>) throws(EventPatternError) {
        branches = try PatternCompiler.compile(json)
        var fields = FieldTree()
        for branch in branches {
            for clause in branch.clauses { fields.insert(clause.path) }
        }
        self.fields = fields
    }

    /// Whether a JSON document matches. What is no JSON object matches nothing.
    package func matches(event: [UInt8]) -> Bool {
        guard let values = EventFields(event, read: fields) else { return false }
        return branches.contains { $0.matches(values) }
    }
}
