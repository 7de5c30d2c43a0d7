/// The account and region that parameters belong to.
struct ParameterScope: Sendable {
    let region: String
    let accountID: String

    /// A path's own slash is the one behind `parameter`.
    func arn(_ name: String) -> String { prefix + (name.hasPrefix("/") ? "" : "/") + name }

    var user: String { "arn:aws:iam::\(accountID):root" }

    private var prefix: String { "arn:aws:ssm:\(region):\(accountID):parameter" }

    /// The names that a name or ARN may mean: in an ARN, `parameter/a` is `a` or `/a`.
    func names(_ text: String) -> [String] {
        guard text.hasPrefix(prefix + "/") else { return [text] }
        let path = String(text.dropFirst(prefix.count))
        return path.dropFirst().contains("/") ? [path] : [String(path.dropFirst()), path]
    }
}
