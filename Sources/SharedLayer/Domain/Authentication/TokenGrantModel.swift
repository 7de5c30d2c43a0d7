/// What a user has granted a client: the tokens that one sign-in led to, all of which end with it.
///
/// Its refresh tokens follow one another, and only the last one counts (RFC 9700 section 4.14.2).
package struct TokenGrantModel: VersionedRecordModel, ExpiringRecordModel {
    package let grantID: String
    package let clientID: String
    package let userID: String
    /// Whose records the tokens open; nil opens none. Not `organizationID`: no index lists it.
    package let grantedOrganizationID: String?
    package let scopes: [String]
    package let authenticatedAt: Timestamp
    /// SHA-256 of the refresh token's secret; nil without one.
    package var refreshHash: String?
    package var rotations: Int
    package var status: TokenGrantStatus
    /// When the table's time to live may remove the item, and from when on the grant no longer counts: seconds since 1970.
    package let expiresAt: Int64
    package var version: Int

    package init(
        grantID: String, clientID: String, userID: String, grantedOrganizationID: String?, scopes: [String],
        authenticatedAt: Timestamp, refreshHash: String?, expiresAt: Int64
    ) {
        self.grantID = grantID
        self.clientID = clientID
        self.userID = userID
        self.grantedOrganizationID = grantedOrganizationID
        self.scopes = scopes
        self.authenticatedAt = authenticatedAt
        self.refreshHash = refreshHash
        rotations = 0
        status = .active
        self.expiresAt = expiresAt
        version = 0
    }

    package var key: RecordKey { Self.key(grantID: grantID) }

    package static func key(grantID: String) -> RecordKey {
        RecordKey(partition: "GRANT#\(grantID)", sort: "GRANT")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(grantID, "grantID")
        try FieldShape.identifier(clientID, "clientID")
        try FieldShape.identifier(userID, "userID")
        if let grantedOrganizationID { try FieldShape.identifier(grantedOrganizationID, "grantedOrganizationID") }
        try FieldShape.distinct(scopes, "scopes")
        for (index, scope) in scopes.enumerated() { try FieldShape.identifier(scope, "scopes[\(index)]") }
        if let refreshHash { try FieldShape.sha256(refreshHash, "refreshHash") }
        try FieldShape.number(rotations, "rotations", in: 0...Int(Int32.max))
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
        try validateVersion()
    }
}
