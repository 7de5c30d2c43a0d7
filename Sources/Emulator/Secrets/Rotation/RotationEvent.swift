/// What a rotation function is invoked with.
///
/// Source: AWS Secrets Manager user guide, "Lambda rotation functions".
struct RotationEvent: Encodable {
    let step: String
    /// The ARN.
    let secretId: String
    let clientRequestToken: String
}
