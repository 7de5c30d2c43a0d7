import Wire

/// Which secrets a list has, and in which order.
///
/// Source: AWS Secrets Manager API reference, `Filter` and `ListSecrets`.
struct SecretSelection: Sendable {
    let filters: [Filter]
    let token: String?
    let limit: Int
    var includesDeleted = false
    var isAscending = false
    var order = Order.created

    init(filters: [Filter], token: String?, limit: Int) {
        self.filters = filters
        self.token = token
        self.limit = limit
    }

    struct Filter: Decodable, Sendable {
        let key: String?
        let values: [String]?
    }

    enum Order: String, Sendable, CaseIterable {
        case created = "created-date"
        case accessed = "last-accessed-date"
        case changed = "last-changed-date"
        case name
    }

    private static let keys = [
        "description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all",
    ]

    func check() throws(ServiceError) {
        _ = try Constraint.count(filters, "filters", min: 0, max: 10)
        for filter in filters {
            try Constraint.oneOf(
                try Constraint.required(filter.key, "filters.1.member.key"), "filters.1.member.key", Self.keys)
            _ = try Constraint.count(filter.values, "filters.1.member.values", max: 10)
        }
    }

    func holds(_ secret: SecretRecord) -> Bool {
        (includesDeleted || secret.deletionAt == nil)
            && filters.allSatisfy { filter in
                let values = filter.values ?? []
                // A value behind an exclamation mark must not hold.
                let excluded = values.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
                let wanted = values.filter { !$0.hasPrefix("!") }
                return !excluded.contains { Self.holds(filter.key ?? "", $0, secret) }
                    && (wanted.isEmpty || wanted.contains { Self.holds(filter.key ?? "", $0, secret) })
            }
    }

    private static func holds(_ key: String, _ value: String, _ secret: SecretRecord) -> Bool {
        switch key {
        case "name": secret.name.hasPrefix(value)
        case "description":
            words(secret.description ?? "").contains { $0.hasPrefix(value.lowercased()) }
                || (secret.description ?? "").lowercased().hasPrefix(value.lowercased())
        case "tag-key": secret.tags.contains { $0.key.hasPrefix(value) }
        case "tag-value": secret.tags.contains { $0.value.hasPrefix(value) }
        case "all":
            words(value).allSatisfy { word in
                ([secret.name, secret.description ?? ""] + secret.tags.flatMap { [$0.key, $0.value] })
                    .contains { $0.lowercased().contains(word) }
            }
        // No secret has a primary Region or belongs to another service.
        default: false
        }
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    func sorted(_ secrets: [SecretRecord]) -> [SecretRecord] {
        secrets.sorted { one, other in
            let (first, second) = isAscending ? (one, other) : (other, one)
            switch order {
            case .name: return first.name < second.name
            case .created: return (first.createdAt, first.name) < (second.createdAt, second.name)
            case .changed: return (first.changedAt, first.name) < (second.changedAt, second.name)
            case .accessed: return (first.accessedAt ?? 0, first.name) < (second.accessedAt ?? 0, second.name)
            }
        }
    }
}
