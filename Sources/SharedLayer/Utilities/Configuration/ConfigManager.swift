/// The keys that a program declares: reads them from the environment and describes them.
///
/// Collects what is missing or invalid over several readers, for a program whose parts declare their own keys.
package struct ConfigManager: Sendable {
    private let config: EnvConfig
    package private(set) var issues: [ConfigError.Issue] = []
    package private(set) var declared: [Declaration] = []

    /// A key as it stands in the reference.
    package struct Declaration: Sendable, Equatable {
        package let name: String
        package let expectation: String
        package let defaultText: String?
        package let documentation: String
    }

    package init(_ config: EnvConfig) {
        self.config = config
    }

    /// The key's value, or nil after noting what is wrong: `check` tells.
    package mutating func read<Value>(_ key: ConfigKey<Value>) -> Value? {
        declared.append(
            Declaration(
                name: key.name, expectation: key.expectation, defaultText: key.defaultValue.map { "\($0)" },
                documentation: key.documentation))
        switch config.read(key) {
        case .success(let value): return value
        case .failure(let error):
            issues += error.issues
            return nil
        }
    }

    /// Throws what the readings noted, all in one error.
    package func check() throws(ConfigError) {
        guard issues.isEmpty else { throw ConfigError(issues: issues) }
    }

    /// The declared keys as a Markdown table.
    package var reference: String {
        let rows = declared.map { key in
            "| `\(key.name)` | \(key.expectation) | \(key.defaultText.map { "`\($0)`" } ?? "required") "
                + "| \(key.documentation) |"
        }
        return (["| Key | Value | Default | Meaning |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n")
    }
}
