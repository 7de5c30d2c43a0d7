/// What another service keeps on disk instead of a secret, and the key that opens it.
package struct SealedValue: Sendable {
    package let bytes: [UInt8]
    package let keyARN: String
}
