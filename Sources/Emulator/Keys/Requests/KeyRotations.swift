struct KeyRotations: Encodable {
    let rotations: [Rotation]
    let nextMarker: String?
    let truncated: Bool

    struct Rotation: Encodable {
        /// The ARN.
        let keyId: String
        /// Seconds since 1970.
        let rotationDate: Double
        let rotationType: String
    }
}
