import FoundationEssentials
import OpenSSLCrypto
import Wire

extension KeysService {
    private static let messageBytesMax = 4096
    private static let signatureBytesMax = 6144

    func sign(_ input: SigningInput) async throws -> SignOutput {
        let request = try await signing(input, operation: "Sign")
        guard case .pair(let key) = try ring.material(of: request.key) else {
            throw ServiceError("KMSInternalException", "The key has no private key.", status: 500)
        }
        let signature =
            request.isDigest
            ? try key.sign(digest: request.message, request.algorithm.scheme)
            : try key.sign(request.message, request.algorithm.scheme)
        return SignOutput(
            keyARN: scope.keyARN(request.key.id), signature: Data(signature), algorithm: request.algorithm.rawValue)
    }

    func verify(_ input: SigningInput) async throws -> VerifyOutput {
        let signature = try Constraint.length(input.signature, "signature", max: Self.signatureBytesMax)
        let request = try await signing(input, operation: "Verify")
        let key = try PublicKey(spkiDER: [UInt8](request.key.publicKey ?? Data()))
        let isValid =
            request.isDigest
            ? key.verify(signature, ofDigest: request.message, request.algorithm.scheme)
            : key.verify(signature, of: request.message, request.algorithm.scheme)
        guard isValid else { throw ServiceError("KMSInvalidSignatureException", "") }
        return VerifyOutput(
            keyARN: scope.keyARN(request.key.id), isValid: true, algorithm: request.algorithm.rawValue)
    }

    /// What Sign and Verify have in common, checked.
    private struct SigningRequest {
        let key: KeyRecord
        let message: [UInt8]
        let isDigest: Bool
        let algorithm: SigningAlgorithm
    }

    private func signing(_ input: SigningInput, operation: String) async throws -> SigningRequest {
        let message = try Constraint.length(input.message, "message", max: Self.messageBytesMax)
        let algorithmName = try Constraint.required(input.algorithm, "signingAlgorithm")
        try Constraint.oneOf(algorithmName, "signingAlgorithm", SigningAlgorithm.awsNames)
        let messageType = input.messageType ?? "RAW"
        try Constraint.oneOf(messageType, "messageType", ["RAW", "DIGEST", "EXTERNAL_MU"])
        let key = try await usableKey(input.keyID)
        try require(.signVerify, of: key, for: operation)
        guard let algorithm = SigningAlgorithm(rawValue: algorithmName),
            KeySpec(rawValue: key.spec)?.signingAlgorithms.contains(algorithm) == true
        else {
            throw ServiceError(
                "InvalidKeyUsageException", "Algorithm \(algorithmName) is incompatible with key spec \(key.spec).")
        }
        guard messageType != "EXTERNAL_MU" else {
            throw ServiceError(
                "ValidationException", "Message type EXTERNAL_MU is incompatible with key spec \(key.spec).")
        }
        guard messageType == "RAW" || algorithm != .ed25519 else {
            throw ServiceError(
                "ValidationException",
                "Message type \(messageType) is incompatible with signing algorithm \(algorithmName).")
        }
        guard messageType == "RAW" || message.count == algorithm.hash.byteCount else {
            throw ServiceError("ValidationException", "Digest is invalid length for algorithm \(algorithmName).")
        }
        try refuse(dryRun: input.isDryRun)
        return SigningRequest(
            key: key, message: message, isDigest: messageType == "DIGEST", algorithm: algorithm)
    }
}
