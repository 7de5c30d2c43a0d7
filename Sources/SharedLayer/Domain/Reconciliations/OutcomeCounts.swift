/// How many records ended how.
package struct OutcomeCounts: Codable, Sendable, Equatable {
    package var matched = 0
    package var mismatched = 0
    package var missingHere = 0
    package var missingThere = 0
    package var duplicates = 0

    package init() {}

    package var total: Int { matched + mismatched + missingHere + missingThere + duplicates }

    package mutating func count(_ outcome: ReconciliationOutcome) {
        switch outcome {
        case .matched: matched += 1
        case .mismatched: mismatched += 1
        case .missingHere: missingHere += 1
        case .missingThere: missingThere += 1
        case .duplicate: duplicates += 1
        }
    }

    package mutating func add(_ other: OutcomeCounts) {
        matched += other.matched
        mismatched += other.mismatched
        missingHere += other.missingHere
        missingThere += other.missingThere
        duplicates += other.duplicates
    }

    func validateShape() throws(ShapeError) {
        let counts = [
            (matched, "matched"), (mismatched, "mismatched"), (missingHere, "missingHere"),
            (missingThere, "missingThere"), (duplicates, "duplicates"),
        ]
        for (count, field) in counts { try FieldShape.number(count, "counts.\(field)", in: 0...NumberedKey.numberMax) }
    }
}
