package import SharedLayer

/// The API keys of a seeded network, as their holders have them: the tables keep only their hashes.
package struct SeedAPIKeys: Sendable {
    /// Whoever runs the network: `network:operate`.
    package let operatorKey: String
    /// The demonstration organization's, with every scope that an organization may have.
    package let organizationKey: String
    /// The other organization's, with the same scopes.
    package let otherOrganizationKey: String

    package init(operatorKey: String, organizationKey: String, otherOrganizationKey: String) {
        self.operatorKey = operatorKey
        self.organizationKey = organizationKey
        self.otherOrganizationKey = otherOrganizationKey
    }

    package static func generate(
        randomBytes: (_ count: Int) -> [UInt8] = IdentifierGenerator.systemRandomBytes
    ) -> SeedAPIKeys {
        func key() -> String { Base64URL.text(randomBytes(keyBytes)) }
        return SeedAPIKeys(operatorKey: key(), organizationKey: key(), otherOrganizationKey: key())
    }

    /// Who runs the network is an organization of its own.
    package static let operatorOrganizationID = "org-network"

    package static let organizationScopes = [
        "events:read", "contracts:read", "transactions:read", "partners:read", "partners:write", "disputes:decide",
        "users:write",
    ]

    /// The records of the keys. The same key has the same id, so that seeding twice changes nothing.
    package func models(_ plan: SeedPlan, _ other: SeedPlan, at now: Timestamp) -> [APIKeyModel] {
        func model(_ key: String, _ organizationID: String, _ scopes: [String]) -> APIKeyModel {
            APIKeyModel(
                key: key, keyID: "key-\(APIKeyModel.hash(of: key).prefix(8))", organizationID: organizationID,
                scopes: scopes, createdAt: now)
        }
        return [
            model(operatorKey, Self.operatorOrganizationID, [CallerPrincipal.operatorScope]),
            model(organizationKey, plan.organizationID, Self.organizationScopes),
            model(otherOrganizationKey, other.organizationID, Self.organizationScopes),
        ]
    }

    private static let keyBytes = 32
}
