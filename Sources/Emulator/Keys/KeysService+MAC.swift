import FoundationEssentials
import OpenSSLCrypto
import Wire

extension KeysService {
    private static let macAlgorithms = ["HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"]

    func generateMac(_ input: MessageMAC.Input) async throws -> MessageMAC.Output {
        let (record, code) = try await mac(input, for: "GenerateMac")
        return MessageMAC.Output(
            keyId: scope.keyARN(record.id), mac: Data(code), macAlgorithm: input.macAlgorithm, macValid: nil)
    }

    func verifyMac(_ input: MessageMAC.Input) async throws -> MessageMAC.Output {
        let given = try Constraint.length(input.mac, "mac", max: 6144)
        let (record, code) = try await mac(input, for: "VerifyMac")
        guard ConstantTime.equal(given, code) else { throw ServiceError("KMSInvalidMacException", "") }
        return MessageMAC.Output(
            keyId: scope.keyARN(record.id), mac: nil, macAlgorithm: input.macAlgorithm, macValid: true)
    }

    private func mac(_ input: MessageMAC.Input, for operation: String) async throws -> (KeyRecord, [UInt8]) {
        let message = try Constraint.length(input.message, "message", max: 4096)
        let algorithm = try Constraint.required(input.macAlgorithm, "macAlgorithm")
        try Constraint.oneOf(algorithm, "macAlgorithm", Self.macAlgorithms)
        let record = try await usableKey(input.keyId)
        try require(.generateVerifyMac, of: record, for: operation)
        guard let spec = KeySpec(rawValue: record.spec), spec.macAlgorithm == algorithm, let hash = spec.macHash,
            case .symmetric(let secret) = try ring.material(of: record)
        else {
            throw ServiceError(
                "InvalidKeyUsageException", "Algorithm \(algorithm) is incompatible with key spec \(record.spec).")
        }
        try refuse(dryRun: input.dryRun)
        return (record, HMAC.authenticate(hash, key: secret, message))
    }
}
