import FoundationEssentials

/// The members of CreateKey that have an effect here.
struct CreateKeyInput: Decodable {
    let description: String?
    let usage: String?
    let spec: String?
    let deprecatedSpec: String?
    let origin: String?
    let isMultiRegion: Bool?

    enum CodingKeys: String, CodingKey {
        case description = "Description"
        case usage = "KeyUsage"
        case spec = "KeySpec"
        case deprecatedSpec = "CustomerMasterKeySpec"
        case origin = "Origin"
        case isMultiRegion = "MultiRegion"
    }
}

/// The one member of DescribeKey and GetPublicKey.
struct KeyInput: Decodable {
    let keyID: String?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
    }
}

/// The answer of CreateKey and DescribeKey.
struct KeyMetadataOutput: Encodable {
    let metadata: KeyMetadata

    enum CodingKeys: String, CodingKey {
        case metadata = "KeyMetadata"
    }
}

/// One page of a list, as ListKeys and ListAliases ask for it.
struct ListInput: Decodable {
    let keyID: String?
    let limit: Int?
    let marker: String?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case limit = "Limit"
        case marker = "Marker"
    }
}

/// The answer of ListKeys.
struct ListKeysOutput: Encodable {
    let keys: [Entry]
    let nextMarker: String?
    let isTruncated: Bool

    struct Entry: Encodable {
        let keyID: String
        let arn: String

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case arn = "KeyArn"
        }
    }

    enum CodingKeys: String, CodingKey {
        case keys = "Keys"
        case nextMarker = "NextMarker"
        case isTruncated = "Truncated"
    }
}

/// The answer of GetPublicKey.
struct PublicKeyOutput: Encodable {
    let keyARN: String
    let publicKey: Data
    let spec: String
    let deprecatedSpec: String
    let usage: String
    let signingAlgorithms: [String]

    enum CodingKeys: String, CodingKey {
        case keyARN = "KeyId"
        case publicKey = "PublicKey"
        case spec = "KeySpec"
        case deprecatedSpec = "CustomerMasterKeySpec"
        case usage = "KeyUsage"
        case signingAlgorithms = "SigningAlgorithms"
    }
}
