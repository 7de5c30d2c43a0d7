/// Why a cryptographic operation gave no result.
///
/// A signature that does not match is no error: verification answers `false`.
package struct CryptoError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let fileID: String
    package let line: Int

    package init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.code = code
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// The bytes or the text are no key of a kind that is offered.
        case invalidKey
        /// The bytes or the text are no X.509 certificate or revocation list.
        case invalidCertificate
        /// A length, a time or a name that the operation cannot take.
        case invalidParameter
        /// This kind of key does not offer the scheme, such as ECDSA with an RSA key.
        case schemeUnsupported
        /// An RSA key below 2048 bits.
        case weakKey
        /// The ciphertext was made with another key, or was changed.
        case authenticationFailed
        /// A signature that is not in the expected encoding.
        case invalidSignature
        /// OpenSSL refused; the message carries its reason.
        case operationFailed
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

extension CryptoError {
    /// An error that carries OpenSSL's own reason, and empties this thread's error queue.
    static func openSSL(
        _ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line
    ) -> CryptoError {
        let reason = OpenSSLErrorQueue.drain()
        return CryptoError(code, reason.isEmpty ? message : "\(message) (\(reason))", fileID: fileID, line: line)
    }
}
