enum DeleteSecret {
    struct Input: Decodable {
        let secretId: String?
        let recoveryWindowInDays: Int?
        let forceDeleteWithoutRecovery: Bool?
    }

    struct Output: Encodable {
        let arn: String
        let name: String
        /// Seconds since 1970.
        let deletionDate: Double

        enum CodingKeys: String, CodingKey {
            case arn = "ARN"
            case name, deletionDate
        }
    }
}
