import OpenSSLCrypto

/// A key that opens our API for an organization: shown once, kept as its hash.
///
/// It is found by the hash of what the caller sends, so that a consistent read decides. A plain SHA-256 is enough: the keys are
/// random, 32 bytes, and cannot be guessed as passwords can.
package struct APIKeyModel: VersionedRecordModel {
    /// SHA-256 of the key's text in lowercase hex.
    package let hash: String
    /// What people call it by; no secret.
    package let keyID: String
    package let organizationID: String
    /// The first characters of the key, for people to tell it from others.
    package let hint: String
    package var scopes: [String]
    package var status: APIKeyStatus
    package let createdAt: Timestamp
    /// From then on it no longer opens anything; nil: until it is revoked.
    package var validUntil: Timestamp?
    package var version: Int

    /// - Parameter key: the key itself, which is not kept.
    package init(
        key: String, keyID: String, organizationID: String, scopes: [String] = [], createdAt: Timestamp,
        validUntil: Timestamp? = nil
    ) {
        hash = Self.hash(of: key)
        self.keyID = keyID
        self.organizationID = organizationID
        hint = String(key.prefix(Self.hintCharacters))
        self.scopes = scopes
        status = .active
        self.createdAt = createdAt
        self.validUntil = validUntil
        version = 0
    }

    package static func hash(of key: String) -> String { Digest.hexadecimal(.sha256, Array(key.utf8)) }

    package var key: RecordKey { Self.key(hash: hash) }

    package static func key(hash: String) -> RecordKey {
        RecordKey(partition: "APIKEY#\(hash)", sort: "APIKEY")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(hash, "hash")
        try FieldShape.identifier(keyID, "keyID")
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.note(hint, "hint", bytes: 1...Self.hintCharacters)
        try FieldShape.count(scopes, "scopes", max: Self.scopesMax)
        try FieldShape.distinct(scopes, "scopes")
        for (index, scope) in scopes.enumerated() { try FieldShape.identifier(scope, "scopes[\(index)]") }
        try FieldShape.order(createdAt, "createdAt", before: validUntil, "validUntil")
        try validateVersion()
    }

    private static let hintCharacters = 8
    private static let scopesMax = 32
}
