/// A secret of Secrets Manager.
package struct SecretResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// The six characters at the ARN's end, the same at each start.
    package var suffix: String
    package var description: String?
    package var keyID: String?
    package var tags: [String: String]
    package var value: Value
    /// Nil without an `AWS::SecretsManager::RotationSchedule`.
    package var rotation: Rotation?
    package var location: TemplateLocation

    package enum Value: Sendable, Equatable {
        case none
        case text(String)
        case generated(Generation)
    }

    /// `GenerateSecretString`.
    package struct Generation: Sendable, Equatable {
        package var length = 32
        package var excludedCharacters = ""
        package var excludesNumbers = false
        package var excludesPunctuation = false
        package var excludesUppercase = false
        package var excludesLowercase = false
        package var includesSpace = false
        package var requiresEachIncludedType = true
        /// A JSON object that gets the password as the member `key`; without one the password is the whole secret.
        package var template: String?
        package var key: String?
    }

    package struct Rotation: Sendable, Equatable {
        package var functionARN: String
        package var days: Int?
        package var expression: String?
    }
}
