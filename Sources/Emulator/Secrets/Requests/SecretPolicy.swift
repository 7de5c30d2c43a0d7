/// The operations on resource policies.
enum SecretPolicy {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let resourcePolicy: String?
    }

    struct Output: Encodable {
        let arn: String
        let name: String
        let resourcePolicy: String?

        enum CodingKeys: String, CodingKey {
            case arn = "ARN"
            case name, resourcePolicy
        }
    }

    /// What is no policy is refused before there is a verdict.
    struct Verdict: Encodable {
        let policyValidationPassed = true
        let validationErrors: [String] = []
    }
}
