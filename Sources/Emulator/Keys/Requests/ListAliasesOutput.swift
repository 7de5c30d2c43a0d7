/// The answer of ListAliases.
struct ListAliasesOutput: Encodable {
    let aliases: [Entry]
    let nextMarker: String?
    let isTruncated: Bool

    struct Entry: Encodable {
        let name: String
        let arn: String
        let targetKeyID: String
        /// Seconds since 1970.
        let creationDate: Double
        /// Seconds since 1970.
        let lastUpdatedDate: Double

        enum CodingKeys: String, CodingKey {
            case name = "AliasName"
            case arn = "AliasArn"
            case targetKeyID = "TargetKeyId"
            case creationDate = "CreationDate"
            case lastUpdatedDate = "LastUpdatedDate"
        }
    }

    enum CodingKeys: String, CodingKey {
        case aliases = "Aliases"
        case nextMarker = "NextMarker"
        case isTruncated = "Truncated"
    }
}
