import OpenSSLCrypto

/// What is to happen once: a key, inside one operation, for one caller.
package struct IdempotencyKey: Sendable, Hashable {
    /// The key's bytes in UTF-8.
    package static let bytesMax = 255

    package let value: String
    /// What the key is a key of, such as a route or a queue: the same key elsewhere is another one.
    package let operation: String
    /// Whose key it is, so that nobody is given another caller's answer; empty where there is but one caller.
    package let caller: String
    /// The record's partition key: a hash, so that hostile keys are as good as any, and no two collide by their separators.
    let partition: String

    /// Throws `invalidKey` for a value that is empty, longer than `bytesMax` or has control characters.
    package init(_ value: String, operation: String, caller: String = "") throws(IdempotencyError) {
        guard 1...Self.bytesMax ~= value.utf8.count else {
            throw IdempotencyError(.invalidKey, "a key has 1 to \(Self.bytesMax) bytes")
        }
        guard value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw IdempotencyError(.invalidKey, "a key has no control characters")
        }
        self.value = value
        self.operation = operation
        self.caller = caller
        let parts = [operation, caller, value].flatMap { part in Array("\(part.utf8.count):\(part)".utf8) }
        partition = "IDEMPOTENCY#" + Digest.hexadecimal(.sha256, parts)
    }
}
