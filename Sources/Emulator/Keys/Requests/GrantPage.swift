struct GrantPage: Encodable {
    let grants: [KeyGrant]
    let nextMarker: String?
    let truncated: Bool
}
