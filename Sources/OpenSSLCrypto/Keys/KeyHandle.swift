import COpenSSL
import Synchronization

/// Owns one `EVP_PKEY`, and what was prepared for signing and verifying with it.
///
/// Unchecked Sendable: the key is never changed after `init`, and OpenSSL lets threads share a key that nobody changes.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    /// At most one for each scheme and direction.
    private let prepared = Mutex<[SignatureContext.Use: SignatureContext]>([:])

    private let encoded = Mutex<[UInt8]?>(nil)

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// The public half as SubjectPublicKeyInfo, written when it is first asked for: OpenSSL 3 takes longer for that than for
    /// verifying a signature. Empty if OpenSSL cannot write a key that it has read.
    var spkiDER: [UInt8] {
        encoded.withLock { encoded in
            if let encoded { return encoded }
            let der = (try? DER.encode("The public key") { i2d_PUBKEY(pointer, $0) }) ?? []
            encoded = der
            return der
        }
    }

    /// A context for one signature, copied from the one that was prepared when the key was first used so.
    ///
    /// OpenSSL 3 looks algorithms up by name in every `EVP_DigestSignInit`; copying what that gives makes
    /// verification with RSA-2048 a sixth faster.
    func context(for use: SignatureContext.Use) throws(CryptoError) -> SignatureContext {
        try prepared.withLock { prepared throws(CryptoError) -> SignatureContext in
            if let context = prepared[use] { return try context.copy() }
            let context = try SignatureContext.prepare(use, key: pointer)
            prepared[use] = context
            return try context.copy()
        }
    }
}
