/// The environment, as it was when the function was made.
///
/// An empty variable counts as absent: that is how templates leave a setting out.
///
///     let (table, queueURL) = try config.values(.tableName, .queueURL)
package struct EnvConfig: Sendable {
    private let environment: [String: String]

    package init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// Reads several keys; throws one `ConfigError` that lists everything that is missing or invalid.
    package func values<each Value>(
        _ key: repeat ConfigKey<each Value>
    ) throws(ConfigError) -> (repeat each Value) {
        var issues: [ConfigError.Issue] = []
        for key in repeat each key {
            if case .failure(let error) = read(key) { issues += error.issues }
        }
        guard issues.isEmpty else { throw ConfigError(issues: issues) }
        return (repeat try value(each key))
    }

    /// Reads several keys that may be absent: nil is for those without a default. Throws as `values` does.
    package func optionals<each Value>(
        _ key: repeat ConfigKey<each Value>
    ) throws(ConfigError) -> (repeat (each Value)?) {
        var issues: [ConfigError.Issue] = []
        for key in repeat each key {
            if has(key), case .failure(let error) = read(key) { issues += error.issues }
        }
        guard issues.isEmpty else { throw ConfigError(issues: issues) }
        return (repeat try optional(each key))
    }

    package func value<Value>(_ key: ConfigKey<Value>) throws(ConfigError) -> Value {
        try read(key).get()
    }

    /// The key's value; nil when it is absent and has no default.
    package func optional<Value>(_ key: ConfigKey<Value>) throws(ConfigError) -> Value? {
        guard has(key) else { return nil }
        return try read(key).get()
    }

    func has<Value>(_ key: ConfigKey<Value>) -> Bool {
        key.defaultValue != nil || text(key.name) != nil
    }

    func read<Value>(_ key: ConfigKey<Value>) -> Result<Value, ConfigError> {
        guard let text = text(key.name) else {
            return key.defaultValue.map(Result.success) ?? .failure(error(key, .missing))
        }
        guard let value = key.parse(text) else {
            return .failure(error(key, .invalid(expected: key.expectation)))
        }
        return .success(value)
    }

    /// What the environment has, unread; nil for nothing.
    func text(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func error<Value>(_ key: ConfigKey<Value>, _ reason: ConfigError.Reason) -> ConfigError {
        ConfigError(issues: [.init(key: key.name, reason: reason, documentation: key.documentation)])
    }
}
