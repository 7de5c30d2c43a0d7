/// The answer of a validation in one of the standard's output formats (2020-12 core, section 12.4).
package struct SchemaOutput: Sendable, Codable, Equatable {
    package let valid: Bool
    /// What is wrong; nil for valid documents and in the style `flag`.
    package let errors: [SchemaOutputUnit]?

    init(isValid: Bool, errors: [SchemaOutputUnit]? = nil) {
        valid = isValid
        self.errors = errors
    }

    package enum Style: Sendable, CaseIterable {
        /// Valid or not.
        case flag
        /// A list of all that is wrong.
        case basic
        /// The same, with the alternatives of `anyOf` and `oneOf` below the keyword that they belong to.
        case detailed
    }
}
