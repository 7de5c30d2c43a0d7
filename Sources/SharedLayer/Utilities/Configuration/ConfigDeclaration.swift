/// A key as it stands in a reference, and what a deployment makes of it.
package struct ConfigDeclaration: Sendable, Equatable {
    package let name: String
    package let expectation: String
    /// Nil where there is none.
    package let defaultText: String?
    package let documentation: String
    /// Whether the program does without it where it is absent.
    package let isOptional: Bool
    package let state: State

    package enum State: Sendable, Equatable {
        /// With the text as it was set; a secret's is hidden.
        case set(String)
        case setByDefault
        case absent
        case missing
        /// The text is not shown: who made a mistake may have put a secret there.
        case invalid
    }

    init<Value>(_ key: ConfigKey<Value>, in config: EnvConfig, isOptional: Bool) {
        self.isOptional = isOptional
        name = key.name
        expectation = key.expectation
        defaultText = key.defaultValue.map { "\($0)" }
        documentation = key.documentation
        switch (config.read(key), config.text(key.name)) {
        case (.success, let text?): state = .set(key.isSecret ? LogRedaction.placeholder : text)
        case (.success, nil): state = .setByDefault
        case (.failure, nil): state = isOptional ? .absent : .missing
        case (.failure, _?): state = .invalid
        }
    }
}
