/// What a user allowed a client a moment ago, under a code that the client exchanges once.
package struct AuthorizationCodeModel: VersionedRecordModel, ExpiringRecordModel {
    /// SHA-256 of the code.
    package let codeHash: String
    /// The grant that its exchange makes, so that a second exchange knows what to revoke.
    package let grantID: String
    package let clientID: String
    package let userID: String
    /// Whose records the tokens open; nil opens none. Not `organizationID`: no index lists it.
    package let grantedOrganizationID: String?
    package let redirectURI: String
    package let scopes: [String]
    package let nonce: String?
    /// base64url of the SHA-256 of the verifier (RFC 7636 section 4.2).
    package let codeChallenge: String
    package let authenticatedAt: Timestamp
    /// Set by the exchange, which saves under the version that it read: one of two wins.
    package var usedAt: Timestamp?
    /// When the table's time to live may remove the item: seconds since 1970. After `validUntil`, so that a second exchange is seen.
    package let expiresAt: Int64
    package let validUntil: Timestamp
    package var version: Int

    package init(
        codeHash: String, grantID: String, clientID: String, userID: String, grantedOrganizationID: String?,
        redirectURI: String, scopes: [String], nonce: String?, codeChallenge: String, authenticatedAt: Timestamp,
        validUntil: Timestamp, expiresAt: Int64
    ) {
        self.codeHash = codeHash
        self.grantID = grantID
        self.clientID = clientID
        self.userID = userID
        self.grantedOrganizationID = grantedOrganizationID
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.nonce = nonce
        self.codeChallenge = codeChallenge
        self.authenticatedAt = authenticatedAt
        self.validUntil = validUntil
        self.expiresAt = expiresAt
        version = 0
    }

    package var key: RecordKey { Self.key(codeHash: codeHash) }

    package static func key(codeHash: String) -> RecordKey {
        RecordKey(partition: "CODE#\(codeHash)", sort: "CODE")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(codeHash, "codeHash")
        try FieldShape.identifier(grantID, "grantID")
        try FieldShape.identifier(clientID, "clientID")
        try FieldShape.identifier(userID, "userID")
        if let grantedOrganizationID { try FieldShape.identifier(grantedOrganizationID, "grantedOrganizationID") }
        try FieldShape.url(redirectURI, "redirectURI")
        try FieldShape.distinct(scopes, "scopes")
        for (index, scope) in scopes.enumerated() { try FieldShape.identifier(scope, "scopes[\(index)]") }
        if let nonce { try FieldShape.name(nonce, "nonce") }
        try FieldShape.thumbprint(codeChallenge, "codeChallenge")
        try FieldShape.order(authenticatedAt, "authenticatedAt", before: validUntil, "validUntil")
        try FieldShape.order(authenticatedAt, "authenticatedAt", before: usedAt, "usedAt", orEqual: true)
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
        try validateVersion()
    }
}
