/// What a validation found: valid, or what is wrong.
package struct ValidationResult: Sendable, Equatable {
    package private(set) var issues: [ValidationIssue]

    package static let valid = ValidationResult()

    package init(_ issues: [ValidationIssue] = []) {
        self.issues = issues
    }

    package var isValid: Bool { issues.isEmpty }

    /// The codes of the rules that are broken, in the issues' order.
    package var codes: [String] { issues.compactMap(\.code) }

    /// Takes in what another validation of the same document found.
    package mutating func update(_ other: ValidationResult) {
        issues += other.issues
    }
}
