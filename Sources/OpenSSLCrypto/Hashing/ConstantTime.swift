import COpenSSL

/// Comparison of secrets: the time it takes says nothing about where two values differ.
package enum ConstantTime {
    /// Whether both are equal. Their lengths are no secret.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
