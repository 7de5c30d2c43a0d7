/// One key of the environment: its name, its type, what it means and what holds when it is absent.
package struct ConfigKey<Value: Sendable>: Sendable {
    package let name: String
    package let documentation: String
    /// Makes the expectation's text, which only an error or a reference asks for.
    private let expecting: @Sendable () -> String
    /// Nil when the key must be there.
    package let defaultValue: Value?
    /// Nil when the text is not what the expectation says.
    package let parse: @Sendable (String) -> Value?

    package init(
        _ name: String, _ documentation: String, expecting expectation: @escaping @autoclosure @Sendable () -> String,
        default defaultValue: Value? = nil,
        parse: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.documentation = documentation
        expecting = expectation
        self.defaultValue = defaultValue
        self.parse = parse
    }

    /// What a value must be, for the error message: `an integer from 1 to 10`.
    package var expectation: String { expecting() }

    /// Whether the value is shown to nobody.
    package var isSecret: Bool { Value.self == ConfigSecret.self }
}
