import Logging
import OpenSSLCrypto
import SharedLayer

/// PS256 over 1 KB, by a key of 2048 bits.
struct SignatureWork {
    private let message: [UInt8]
    private let crypto = CryptoService(ServiceSurroundings(logger: Logger(label: "benchmark")))
    private let certificate: X509Certificate
    private let keys: LocalKeyStore

    init(_ inputs: Inputs) throws {
        message = Array(try inputs.bytes("charge.json").prefix(1_024))
        certificate = try X509Certificate(pem: inputs.text("certificate.pem"))
        keys = LocalKeyStore(["key": try PrivateKey(pem: inputs.text("key.pem"))])
    }

    func sign(_ loop: Loop) async throws -> String {
        try await loop.run {
            try await crypto.sign(message, keyID: "key", scheme: .rsaPSS(.sha256), keyStore: keys).count
        }
    }

    func verify(_ loop: Loop) async throws -> String {
        let signature = try await crypto.sign(message, keyID: "key", scheme: .rsaPSS(.sha256), keyStore: keys)
        return try await loop.run {
            let isValid = crypto.verifyDigitalSignature(
                signature, of: message, certificate: certificate, scheme: .rsaPSS(.sha256))
            guard isValid else { throw UnexpectedResult(work: "verify") }
            return 1
        }
    }
}
