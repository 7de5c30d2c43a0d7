struct KeyAnswer: Encodable {
    /// The ARN.
    let keyId: String
}
