/// The ARNs of what EventBridge keeps in one account and region.
struct EventNames: Sendable {
    let region: String
    let accountID: String

    static let defaultBus = "default"

    private func arn(_ resource: String) -> String { "arn:aws:events:\(region):\(accountID):\(resource)" }

    func bus(_ name: String) -> String { arn("event-bus/\(name)") }

    /// Rules of the default bus have no bus in their ARN.
    func rule(_ name: String, bus: String) -> String {
        arn(bus == Self.defaultBus ? "rule/\(name)" : "rule/\(bus)/\(name)")
    }

    func archive(_ name: String) -> String { arn("archive/\(name)") }
    func replay(_ name: String) -> String { arn("replay/\(name)") }
    func connection(_ name: String, id: String) -> String { arn("connection/\(name)/\(id)") }
    func destination(_ name: String, id: String) -> String { arn("api-destination/\(name)/\(id)") }

    /// EventBridge keeps a connection's secrets in Secrets Manager; here only their ARN is told.
    func secret(ofConnection name: String, id: String) -> String {
        "arn:aws:secretsmanager:\(region):\(accountID):secret:events!connection/\(name)/\(id)"
    }

    /// The name of a bus given by its name or its ARN.
    static func bus(in nameOrARN: String?) -> String {
        guard let text = nameOrARN else { return defaultBus }
        guard text.hasPrefix("arn:"), let range = text.firstRange(of: ":event-bus/") else { return text }
        return String(text[range.upperBound...])
    }

    /// What stands behind `kind/` in an ARN, up to the next slash.
    static func name(of kind: String, in arn: String) -> String? {
        guard let range = arn.firstRange(of: ":\(kind)/") else { return nil }
        return String(arn[range.upperBound...].prefix { $0 != "/" })
    }

    /// The bus and the name of a rule's ARN.
    static func rule(in arn: String) -> (bus: String, name: String)? {
        guard let range = arn.firstRange(of: ":rule/") else { return nil }
        let path = arn[range.upperBound...]
        guard let slash = path.lastIndex(of: "/") else { return (defaultBus, String(path)) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
