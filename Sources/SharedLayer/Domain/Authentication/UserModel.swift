/// A person who signs in. What they may do, their memberships say.
package struct UserModel: VersionedRecordModel {
    /// `sub` of their tokens and `memberID` of their memberships: never given to anybody else.
    package let userID: String
    /// The e-mail address that they sign in with, as it was written; `LoginNameModel` makes it unique.
    package let email: String
    package var name: String
    package var status: UserStatus
    /// Whose administrators look after the credentials. A membership elsewhere gives an organization no power over them.
    package let organizationID: String
    /// A `PasswordHash`; nil: cannot sign in.
    package var passwordHash: String?
    /// What was granted before no longer counts.
    package var credentialsChangedAt: Timestamp
    package let createdAt: Timestamp
    package var version: Int

    package init(
        userID: String, email: String, name: String, organizationID: String, passwordHash: String?,
        createdAt: Timestamp
    ) {
        self.userID = userID
        self.email = email
        self.name = name
        status = .active
        self.organizationID = organizationID
        self.passwordHash = passwordHash
        credentialsChangedAt = createdAt
        self.createdAt = createdAt
        version = 0
    }

    package var key: RecordKey { Self.key(userID: userID) }

    package static func key(userID: String) -> RecordKey { RecordKey(partition: "USER#\(userID)", sort: "USER") }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(userID, "userID")
        try FieldShape.name(email, "email")
        try FieldShape.name(name, "name")
        try FieldShape.identifier(organizationID, "organizationID")
        if let passwordHash { try FieldShape.name(passwordHash, "passwordHash") }
        try FieldShape.order(
            createdAt, "createdAt", before: credentialsChangedAt, "credentialsChangedAt", orEqual: true)
        try validateVersion()
    }
}
