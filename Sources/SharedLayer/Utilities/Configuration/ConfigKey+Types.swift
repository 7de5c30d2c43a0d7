extension ConfigKey where Value == String {
    /// A text that is not empty.
    package static func string(_ name: String, _ documentation: String, default value: String? = nil) -> ConfigKey {
        ConfigKey(name, documentation, expecting: "a text", default: value) { $0 }
    }

    /// An absolute `http` or `https` URL.
    package static func url(_ name: String, _ documentation: String, default value: String? = nil) -> ConfigKey {
        ConfigKey(name, documentation, expecting: "an http or https URL", default: value) { text in
            text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
        }
    }
}

extension ConfigKey where Value == Int {
    package static func integer(
        _ name: String, _ documentation: String, in range: ClosedRange<Int>, default value: Int? = nil
    ) -> ConfigKey {
        ConfigKey(
            name, documentation, expecting: "an integer from \(range.lowerBound) to \(range.upperBound)", default: value
        ) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ConfigKey where Value == Double {
    package static func number(
        _ name: String, _ documentation: String, in range: ClosedRange<Double>, default value: Double? = nil
    ) -> ConfigKey {
        ConfigKey(
            name, documentation, expecting: "a number from \(range.lowerBound) to \(range.upperBound)", default: value
        ) { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ConfigKey where Value == ConfigSecret {
    /// A text that no error, log or table shows.
    package static func secret(_ name: String, _ documentation: String) -> ConfigKey {
        ConfigKey(name, documentation, expecting: "a secret") { ConfigSecret($0) }
    }
}

extension ConfigKey where Value == Bool {
    package static func flag(_ name: String, _ documentation: String, default value: Bool? = nil) -> ConfigKey {
        ConfigKey(name, documentation, expecting: "true or false", default: value) { text in
            switch text.lowercased() {
            case "true", "1": true
            case "false", "0": false
            default: nil
            }
        }
    }
}

extension ConfigKey where Value == [String] {
    /// Elements between commas, without the spaces around them.
    package static func list(_ name: String, _ documentation: String, default value: [String]? = nil) -> ConfigKey {
        ConfigKey(name, documentation, expecting: "a list between commas", default: value) { text in
            text.split(separator: ",")
                .map { $0.drop { $0 == " " } }
                .map { String($0.prefix { $0 != " " }) }
                .filter { !$0.isEmpty }
        }
    }
}

extension ConfigKey where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the names of an enum's cases.
    package static func choice(_ name: String, _ documentation: String, default value: Value? = nil) -> ConfigKey {
        ConfigKey(
            name, documentation, expecting: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            default: value
        ) { Value(rawValue: $0) }
    }
}
