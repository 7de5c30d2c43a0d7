struct KeyPolicy: Encodable {
    let policy: String
    let policyName: String
}
