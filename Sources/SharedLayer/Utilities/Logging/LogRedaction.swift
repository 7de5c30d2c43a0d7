package import Logging

/// Hides secrets: the values of keys that are called like one, however deep they are, and what looks like one in any text.
///
/// In texts these are replaced: card numbers (13 to 19 digits of a known network that pass Luhn's check), what follows
/// `Bearer`, JWS and JWT in compact form, and PEM private keys.
package struct LogRedaction: Sendable {
    private let words: [[UInt8]]
    private let names: Set<String>

    package static let placeholder = "*****"
    /// What stands for the rest of a text that is longer than `textBytesMax`.
    package static let cutMark = "…"
    /// What is left of a text may look like a secret again; one that still does after so many is hidden whole.
    static let passesMax = 4
    /// Longer texts are cut: nothing is written that was not looked at.
    package static let textBytesMax = 64 << 10
    /// Parts of key names, in lower case without separators.
    package static let defaultWords = [
        "password", "passwd", "passphrase", "secret", "token", "authorization", "apikey", "privatekey", "credential",
        "cookie", "cardnumber", "accountnumber",
    ]
    /// Whole key names, in the same form: too short to be looked for inside of others.
    package static let defaultNames: Set<String> = ["pan", "pin", "pwd", "cvv", "cvv2", "cvc", "cvc2", "jwt", "jws"]

    package init(
        words: [String] = LogRedaction.defaultWords, names: Set<String> = LogRedaction.defaultNames
    ) {
        self.words = words.map { Array($0.utf8) }
        self.names = names
    }

    /// Whether a key's value is hidden: its name counts without case and separators.
    package func hides(_ key: String) -> Bool {
        var plain: [UInt8] = []
        plain.reserveCapacity(key.utf8.count)
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): plain.append(byte)
            default: break
            }
        }
        return words.contains { Self.contains(plain, $0) } || names.contains(String(decoding: plain, as: UTF8.self))
    }

    package func apply(_ value: Logger.MetadataValue, at key: String) -> Logger.MetadataValue {
        if hides(key) { return .string(Self.placeholder) }
        return apply(value)
    }

    private func apply(_ value: Logger.MetadataValue) -> Logger.MetadataValue {
        switch value {
        case .string(let string):
            return .string(text(string))
        case .stringConvertible(let value) where value is any Numeric || value is Bool:
            return .stringConvertible(value)
        case .stringConvertible(let value):
            return .string(text(value.description))
        case .array(let values):
            return .array(values.map(apply))
        case .dictionary(let members):
            return .dictionary(
                Dictionary(uniqueKeysWithValues: members.map { ($0.key, apply($0.value, at: $0.key)) }))
        }
    }

    private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        guard bytes.count >= word.count else { return false }
        for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
            if bytes[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }
}
