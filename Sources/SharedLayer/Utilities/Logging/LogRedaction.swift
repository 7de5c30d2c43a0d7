package import Logging

/// Hides the values of keys that look like secrets, however deep they are.
package struct LogRedaction: Sendable {
    private let words: [String]

    package static let placeholder = "*****"
    /// Parts of key names, in lower case without separators.
    package static let defaultWords = [
        "password", "passphrase", "secret", "token", "authorization", "apikey", "privatekey", "credential", "cookie",
    ]

    package init(words: [String] = LogRedaction.defaultWords) {
        self.words = words
    }

    package func hides(_ key: String) -> Bool {
        let plain = key.lowercased().filter { $0.isLetter || $0.isNumber }
        return words.contains { plain.contains($0) }
    }

    package func apply(_ value: Logger.MetadataValue, at key: String) -> Logger.MetadataValue {
        if hides(key) { return .string(Self.placeholder) }
        switch value {
        case .string, .stringConvertible: return value
        case .array(let values): return .array(values.map { apply($0, at: key) })
        case .dictionary(let members):
            return .dictionary(
                Dictionary(uniqueKeysWithValues: members.map { ($0.key, apply($0.value, at: $0.key)) }))
        }
    }
}
