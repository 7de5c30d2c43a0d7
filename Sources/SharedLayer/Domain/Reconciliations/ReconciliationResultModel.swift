/// How one record of a reconciliation, or a group that belongs together, ended. Never altered.
///
/// Each part's results are a partition of their own: one partition takes 1,000 writes a second, and a run may have a million.
package struct ReconciliationResultModel: RecordModel {
    package let reference: ReconciliationReference
    package let part: Int
    /// The place inside of the part, from 1.
    package let number: Int
    package let outcome: ReconciliationOutcome
    /// Nil for a record that belongs to no other.
    package let rule: MatchRule?
    /// The partner's names of its records: several in a group, none when it misses there.
    package let theirRecordIDs: [String]
    package let ourTransactionIDs: [String]
    package let differences: [FieldDifference]

    package init(
        reference: ReconciliationReference, part: Int, number: Int, outcome: ReconciliationOutcome, rule: MatchRule?,
        theirRecordIDs: [String], ourTransactionIDs: [String], differences: [FieldDifference] = []
    ) {
        self.reference = reference
        self.part = part
        self.number = number
        self.outcome = outcome
        self.rule = rule
        self.theirRecordIDs = theirRecordIDs
        self.ourTransactionIDs = ourTransactionIDs
        self.differences = differences
    }

    package var key: RecordKey {
        RecordKey(
            partition: Self.partition(reference, part: part), sort: NumberedKey.text(Self.sortPrefix, number))
    }

    package static func partition(_ reference: ReconciliationReference, part: Int) -> String {
        "\(reference.partition)#\(NumberedKey.text(ReconciliationPartModel.sortPrefix, part))"
    }

    package static let sortPrefix = "RESULT#"

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(part, "part", in: 1...ReconciliationPartModel.partsMax)
        try NumberedKey.check(number, "number")
        for (names, field) in [(theirRecordIDs, "theirRecordIDs"), (ourTransactionIDs, "ourTransactionIDs")] {
            try FieldShape.count(names, field, max: Self.groupMax)
            try FieldShape.distinct(names, field)
            for (index, name) in names.enumerated() { try FieldShape.identifier(name, "\(field)[\(index)]") }
        }
        guard !theirRecordIDs.isEmpty || !ourTransactionIDs.isEmpty else {
            throw ShapeError(.missing, field: "theirRecordIDs", "must name a record, there or here")
        }
        try FieldShape.count(differences, "differences", max: Self.differencesMax)
        for (index, difference) in differences.enumerated() {
            try difference.validateShape("differences[\(index)]")
        }
    }

    /// Records of one side that belong to one of the other.
    package static let groupMax = 100
    private static let differencesMax = 32
}
