/// The keys that a program declares: reads them from the environment and describes them.
///
/// Collects what is missing or invalid over several readers, for a program whose parts declare their own keys.
package struct ConfigManager: Sendable {
    private let config: EnvConfig
    package private(set) var issues: [ConfigError.Issue] = []
    package private(set) var declared: [ConfigDeclaration] = []

    package init(_ config: EnvConfig) {
        self.config = config
    }

    /// The key's value, or nil after noting what is wrong: `check` tells.
    package mutating func read<Value>(_ key: ConfigKey<Value>) -> Value? {
        declared.append(ConfigDeclaration(key, in: config, isOptional: false))
        return noting(config.read(key))
    }

    /// The key's value; nil where it is absent, and after noting that it is invalid.
    package mutating func readOptional<Value>(_ key: ConfigKey<Value>) -> Value? {
        declared.append(ConfigDeclaration(key, in: config, isOptional: true))
        return config.has(key) ? noting(config.read(key)) : nil
    }

    private mutating func noting<Value>(_ result: Result<Value, ConfigError>) -> Value? {
        switch result {
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

    /// The declared keys as a Markdown table, for documentation.
    package var reference: String {
        Self.table(
            ["Key", "Value", "Default", "Meaning"],
            declared.map { key in
                [
                    "`\(key.name)`", key.expectation,
                    key.defaultText.map { "`\($0)`" } ?? (key.isOptional ? "none" : "required"), key.documentation,
                ]
            })
    }

    /// What this deployment's keys are, as a Markdown table for an operator. No secret is in it.
    package var describe: String {
        Self.table(
            ["Key", "Is", "From", "Meaning"],
            declared.map { key in
                switch key.state {
                case .set(let text): ["`\(key.name)`", "`\(text)`", "environment", key.documentation]
                case .setByDefault: ["`\(key.name)`", "`\(key.defaultText ?? "")`", "default", key.documentation]
                case .absent: ["`\(key.name)`", "absent", "", key.documentation]
                case .missing: ["`\(key.name)`", "**missing**", "", key.documentation]
                case .invalid: ["`\(key.name)`", "**must be \(key.expectation)**", "environment", key.documentation]
                }
            })
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { row in
            "| " + row.map { escaped($0) }.joined(separator: " | ") + " |"
        }
        .joined(separator: "\n")
    }

    /// A cell in one line, whose bars end no column.
    private static func escaped(_ text: String) -> String {
        var cell = ""
        for character in text {
            switch character {
            case "|": cell += "\\|"
            case "\n", "\r\n", "\r": cell += " "
            default: cell.append(character)
            }
        }
        return cell
    }
}
