import FoundationEssentials
import Wire

extension KeysService {
    func createKey(_ input: CreateKeyInput) async throws -> KeyMetadataOutput {
        let (spec, usage) = try kind(input)
        if let description = input.description {
            _ = try Constraint.length(description, "description", min: 0, max: 8192)
        }
        let record = try await ring.create(
            id: UUID().uuidString.lowercased(), spec: spec, usage: usage, description: input.description ?? "",
            createdAt: clock().timeIntervalSince1970, tags: try KeyTag.text(KeyTag.checked(input.tags ?? [])),
            policy: try input.policy.map(Self.policy))
        return KeyMetadataOutput(metadata: KeyMetadata(record, scope: scope))
    }

    func describeKey(_ input: KeyInput) async throws -> KeyMetadataOutput {
        KeyMetadataOutput(metadata: KeyMetadata(try await key(input.keyID), scope: scope))
    }

    func listKeys(_ input: ListInput) async throws -> ListKeysOutput {
        let limit = try Constraint.range(input.limit, "limit", 1...1000) ?? 100
        let found = try await ring.keys(after: input.marker, limit: limit + 1)
        let page = found.prefix(limit)
        return ListKeysOutput(
            keys: page.map { .init(keyID: $0.id, arn: scope.keyARN($0.id)) },
            nextMarker: found.count > limit ? page.last?.id : nil, isTruncated: found.count > limit)
    }

    func getPublicKey(_ input: KeyInput) async throws -> PublicKeyOutput {
        let record = try await usableKey(input.keyID)
        guard let publicKey = record.publicKey, let spec = KeySpec(rawValue: record.spec) else {
            throw ServiceError(
                "UnsupportedOperationException",
                "\(scope.keyARN(record.id)) origin or key spec is not valid for GetPublicKey.")
        }
        return PublicKeyOutput(
            keyARN: scope.keyARN(record.id), publicKey: publicKey, spec: record.spec, deprecatedSpec: record.spec,
            usage: record.usage,
            signingAlgorithms: record.usage == KeyUsage.signVerify.rawValue
                ? spec.signingAlgorithms.map(\.rawValue) : nil,
            encryptionAlgorithms: record.usage == KeyUsage.encryptDecrypt.rawValue
                ? spec.encryptionAlgorithms.map(\.rawValue) : nil)
    }

    /// The spec and usage that a request asks for, as far as they exist and fit each other.
    private func kind(_ input: CreateKeyInput) throws(ServiceError) -> (KeySpec, KeyUsage) {
        if let spec = input.spec { try Constraint.oneOf(spec, "keySpec", KeySpec.awsNames) }
        if let spec = input.deprecatedSpec { try Constraint.oneOf(spec, "customerMasterKeySpec", KeySpec.awsNames) }
        if let usage = input.usage { try Constraint.oneOf(usage, "keyUsage", KeyUsage.awsNames) }
        guard input.spec == nil || input.deprecatedSpec == nil else {
            throw ServiceError(
                "ValidationException",
                "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is "
                    + "deprecated.")
        }
        guard input.origin ?? "AWS_KMS" == "AWS_KMS", input.isMultiRegion != true else {
            throw ServiceError(
                "UnsupportedOperationException", "Imported and multi-Region keys are not emulated.")
        }
        let name = input.spec ?? input.deprecatedSpec ?? KeySpec.symmetric.rawValue
        guard let spec = KeySpec(rawValue: name) else {
            throw ServiceError("UnsupportedOperationException", "The key spec \(name) is not emulated.")
        }
        return (spec, try usage(input.usage, of: spec))
    }

    private func usage(_ name: String?, of spec: KeySpec) throws(ServiceError) -> KeyUsage {
        guard let name else {
            guard spec == .symmetric else {
                throw ServiceError(
                    "ValidationException",
                    "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
            }
            return .encryptDecrypt
        }
        if let usage = KeyUsage(rawValue: name), spec.usages.contains(usage) { return usage }
        guard name != "KEY_AGREEMENT" || !spec.rawValue.hasPrefix("ECC_NIST_P") else {
            throw ServiceError(
                "UnsupportedOperationException", "The key usage \(name) with \(spec.rawValue) is not emulated.")
        }
        throw ServiceError(
            "ValidationException", "KeyUsage \(name) is not compatible with KeySpec \(spec.rawValue)")
    }
}
