struct KeyRotationStatus: Encodable {
    /// The ARN.
    let keyId: String
    let keyRotationEnabled: Bool
    let rotationPeriodInDays: Int?
    /// Seconds since 1970.
    let nextRotationDate: Double?
}
