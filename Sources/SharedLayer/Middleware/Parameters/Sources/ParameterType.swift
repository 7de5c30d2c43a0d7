/// The types of Parameter Store.
package enum ParameterType: String, Sendable {
    case string = "String"
    /// Texts parted by commas.
    case stringList = "StringList"
    /// Encrypted with a key of KMS.
    case secureString = "SecureString"
}
