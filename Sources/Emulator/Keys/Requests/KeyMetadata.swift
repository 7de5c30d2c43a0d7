import FoundationEssentials

/// What the API tells about a key.
struct KeyMetadata: Encodable {
    let accountID: String
    let keyID: String
    let arn: String
    /// Seconds since 1970.
    let creationDate: Double
    let description: String
    let usage: String
    let spec: String
    let signingAlgorithms: [String]?
    let encryptionAlgorithms: [String]?
    let macAlgorithms: [String]?
    let isEnabled: Bool
    let state: String
    /// Seconds since 1970.
    let deletionDate: Double?
    let origin = "AWS_KMS"
    let manager: String
    let isMultiRegion = false

    init(_ key: KeyRecord, scope: KeyScope) {
        accountID = scope.accountID
        keyID = key.id
        arn = scope.keyARN(key.id)
        creationDate = key.createdAt
        description = key.description
        usage = key.usage
        spec = key.spec
        let keySpec = KeySpec(rawValue: key.spec)
        let signing = key.usage == KeyUsage.signVerify.rawValue ? keySpec?.signingAlgorithms : nil
        let encryption = key.usage == KeyUsage.encryptDecrypt.rawValue ? keySpec?.encryptionAlgorithms : nil
        signingAlgorithms = signing?.map(\.rawValue)
        encryptionAlgorithms = encryption?.map(\.rawValue)
        macAlgorithms = keySpec?.macAlgorithm.map { [$0] }
        isEnabled = key.isEnabled && key.deletionAt == nil
        state = key.deletionAt != nil ? "PendingDeletion" : key.isEnabled ? "Enabled" : "Disabled"
        deletionDate = key.deletionAt
        manager = key.manager
    }

    enum CodingKeys: String, CodingKey {
        case accountID = "AWSAccountId"
        case keyID = "KeyId"
        case arn = "Arn"
        case creationDate = "CreationDate"
        case description = "Description"
        case usage = "KeyUsage"
        case spec = "KeySpec"
        case deprecatedSpec = "CustomerMasterKeySpec"
        case signingAlgorithms = "SigningAlgorithms"
        case encryptionAlgorithms = "EncryptionAlgorithms"
        case macAlgorithms = "MacAlgorithms"
        case isEnabled = "Enabled"
        case deletionDate = "DeletionDate"
        case state = "KeyState"
        case origin = "Origin"
        case manager = "KeyManager"
        case isMultiRegion = "MultiRegion"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(accountID, forKey: .accountID)
        try container.encode(keyID, forKey: .keyID)
        try container.encode(arn, forKey: .arn)
        try container.encode(creationDate, forKey: .creationDate)
        try container.encode(description, forKey: .description)
        try container.encode(usage, forKey: .usage)
        try container.encode(spec, forKey: .spec)
        try container.encode(spec, forKey: .deprecatedSpec)
        try container.encodeIfPresent(signingAlgorithms, forKey: .signingAlgorithms)
        try container.encodeIfPresent(encryptionAlgorithms, forKey: .encryptionAlgorithms)
        try container.encodeIfPresent(macAlgorithms, forKey: .macAlgorithms)
        try container.encode(isEnabled, forKey: .isEnabled)
        try container.encodeIfPresent(deletionDate, forKey: .deletionDate)
        try container.encode(state, forKey: .state)
        try container.encode(origin, forKey: .origin)
        try container.encode(manager, forKey: .manager)
        try container.encode(isMultiRegion, forKey: .isMultiRegion)
    }
}
