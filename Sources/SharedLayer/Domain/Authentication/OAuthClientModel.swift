/// An application that asks for tokens, for itself or for people (RFC 6749 section 2).
package struct OAuthClientModel: VersionedRecordModel {
    package let clientID: String
    /// Whose records its own tokens open.
    package let organizationID: String
    package var name: String
    package var status: UserStatus
    package let authentication: ClientAuthentication
    package let grantTypes: [GrantType]
    /// Compared with what a request names byte by byte (RFC 9700 section 2.1).
    package let redirectURIs: [String]
    /// What it may ask for at most.
    package let scopes: [String]
    /// SHA-256 of the secret. A plain one is enough: secrets are 32 random bytes.
    package var secretHash: String?
    /// Of the secret before, which counts until `previousSecretUntil`: a rotation needs no downtime.
    package var previousSecretHash: String?
    package var previousSecretUntil: Timestamp?
    /// Public keys that its assertions are signed with, each a JSON Web Key.
    package let publicKeys: [String]
    package let createdAt: Timestamp
    package var version: Int

    package init(
        clientID: String, organizationID: String, name: String, authentication: ClientAuthentication,
        grantTypes: [GrantType], redirectURIs: [String], scopes: [String], secretHash: String?, publicKeys: [String],
        createdAt: Timestamp
    ) {
        self.clientID = clientID
        self.organizationID = organizationID
        self.name = name
        status = .active
        self.authentication = authentication
        self.grantTypes = grantTypes
        self.redirectURIs = redirectURIs
        self.scopes = scopes
        self.secretHash = secretHash
        self.publicKeys = publicKeys
        self.createdAt = createdAt
        version = 0
    }

    package var key: RecordKey { Self.key(clientID: clientID) }

    package static func key(clientID: String) -> RecordKey {
        RecordKey(partition: "CLIENT#\(clientID)", sort: "CLIENT")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(clientID, "clientID")
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.name(name, "name")
        try FieldShape.distinct(grantTypes, "grantTypes")
        try FieldShape.count(redirectURIs, "redirectURIs", max: Self.redirectURIsMax)
        try FieldShape.distinct(redirectURIs, "redirectURIs")
        for (index, uri) in redirectURIs.enumerated() { try FieldShape.url(uri, "redirectURIs[\(index)]") }
        try FieldShape.count(scopes, "scopes", max: Self.scopesMax)
        try FieldShape.distinct(scopes, "scopes")
        for (index, scope) in scopes.enumerated() { try FieldShape.identifier(scope, "scopes[\(index)]") }
        if let secretHash { try FieldShape.sha256(secretHash, "secretHash") }
        if let previousSecretHash { try FieldShape.sha256(previousSecretHash, "previousSecretHash") }
        try FieldShape.order(createdAt, "createdAt", before: previousSecretUntil, "previousSecretUntil")
        try FieldShape.count(publicKeys, "publicKeys", max: Self.publicKeysMax)
        for (index, key) in publicKeys.enumerated() {
            try FieldShape.note(key, "publicKeys[\(index)]", bytes: 1...Self.publicKeyBytesMax)
        }
        try validateVersion()
    }

    package static let redirectURIsMax = 10
    package static let scopesMax = 32
    package static let publicKeysMax = 4
    private static let publicKeyBytesMax = 2_048
}
