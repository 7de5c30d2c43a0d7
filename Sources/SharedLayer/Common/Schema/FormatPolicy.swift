/// Which formats a validator holds texts to.
package enum FormatPolicy: Sendable, Equatable {
    /// All that the standard defines.
    case asserted
    /// Those alone; the others are annotations.
    case only(Set<SchemaFormat>)
    /// As the schema's dialect says: none, unless it has the vocabulary for format assertions (2020-12, validation, section
    /// 7.2).
    case declared

    func asserts(_ format: SchemaFormat, in dialect: SchemaDialect) -> Bool {
        switch self {
        case .asserted: true
        case .only(let formats): formats.contains(format)
        case .declared: dialect.vocabularies.contains(.formatAssertion)
        }
    }
}
