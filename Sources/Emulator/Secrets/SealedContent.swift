/// A value as it is stored.
struct SealedContent: Sendable {
    let bytes: [UInt8]
    let isBinary: Bool
    let keyARN: String
}
