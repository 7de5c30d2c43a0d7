import SharedLayer

/// From an API key to its document.
enum PartnerAPIKeyMapper {
    /// Without the key's text and its hash.
    static func resource(_ record: APIKeyModel) -> APIKeyResource {
        APIKeyResource(
            keyID: record.keyID, organizationID: record.organizationID, hint: record.hint, scopes: record.scopes,
            status: record.status, createdAt: record.createdAt, validUntil: record.validUntil, version: record.version,
            key: nil)
    }
}
