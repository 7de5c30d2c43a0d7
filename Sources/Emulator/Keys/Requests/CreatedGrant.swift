struct CreatedGrant: Encodable {
    let grantToken: String
    let grantId: String
}
