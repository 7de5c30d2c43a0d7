import OpenSSLCrypto
import Wire

/// What a random password is made of: GetRandomPassword's options, and `GenerateSecretString`'s in templates.
package struct PasswordRules: Sendable, Equatable {
    package var length = 32
    package var excludedCharacters = ""
    package var excludesNumbers = false
    package var excludesPunctuation = false
    package var excludesUppercase = false
    package var excludesLowercase = false
    package var includesSpace = false
    package var requiresEachIncludedType = true

    package init() {}

    /// Source: AWS Secrets Manager API reference, `GetRandomPassword`: the punctuation characters.
    private static let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

    /// The included types, each without what is excluded.
    private var types: [[Character]] {
        var types: [String] = []
        if !excludesLowercase { types.append("abcdefghijklmnopqrstuvwxyz") }
        if !excludesUppercase { types.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
        if !excludesNumbers { types.append("0123456789") }
        if !excludesPunctuation { types.append(Self.punctuation) }
        if includesSpace { types.append(" ") }
        return types.map { $0.filter { !excludedCharacters.contains($0) } }.filter { !$0.isEmpty }.map(Array.init)
    }

    /// - Throws: `ServiceError` with `InvalidParameterException`, or a `CryptoError` without entropy.
    package func password() throws -> String {
        let types = types
        guard !types.isEmpty else {
            throw ServiceError(
                "InvalidParameterException", "No characters are left to make a password of: exclude fewer types.")
        }
        guard !requiresEachIncludedType || length >= types.count else {
            throw ServiceError(
                "InvalidParameterException", "Password length is too short based on the required types.")
        }
        var characters: [Character] = []
        if requiresEachIncludedType {
            for type in types { characters += try RandomChoice.characters(1, from: type) }
        }
        characters += try RandomChoice.characters(length - characters.count, from: types.flatMap(\.self))
        return String(try RandomChoice.shuffled(characters))
    }
}
