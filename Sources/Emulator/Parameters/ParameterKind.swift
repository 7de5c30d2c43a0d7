/// A parameter's type, by its name in the API.
enum ParameterKind: String, Sendable, CaseIterable {
    case text = "String"
    case list = "StringList"
    case secure = "SecureString"
}
