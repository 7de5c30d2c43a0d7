/// Why a document is no contract, before any business rule was asked.
package struct ContractRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let result: ValidationResult

    package init(_ code: Code, _ issues: [ValidationIssue]) {
        self.code = code
        result = ValidationResult(issues)
    }

    package enum Code: String, Sendable {
        /// The document does not match its schema.
        case schemaMismatch
        /// It matches, and yet has a value that cannot be: what a schema does not know how to say.
        case impossibleValue
    }

    package var description: String {
        "\(code.rawValue): \(result.issues.map { "\($0.instancePath) \($0.message)" }.joined(separator: "; "))"
    }
}
