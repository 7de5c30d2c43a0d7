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
