import COpenSSL

/// The hash of a message that comes in parts.
package final class RunningDigest {
    private let context: OpaquePointer?
    private let algorithm: HashAlgorithm

    package init(_ algorithm: HashAlgorithm) {
        self.algorithm = algorithm
        context = EVP_MD_CTX_new()
        let done = EVP_DigestInit_ex(context, algorithm.evp, nil)
        precondition(done == 1, "OpenSSL without \(algorithm): its configuration took a standard hash away")
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: [UInt8]) {
        EVP_DigestUpdate(context, bytes, bytes.count)
    }

    /// The hash; to be called once.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: algorithm.byteCount)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest
    }
}
