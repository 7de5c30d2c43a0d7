/// The members of the operations on one key's state, each of which has some.
struct KeyRequest: Decodable, Sendable {
    let keyId: String?
    let description: String?
    let pendingWindowInDays: Int?
    let rotationPeriodInDays: Int?
    let limit: Int?
    let marker: String?
    let policyName: String?
    let policy: String?
    let tags: [KeyTag]?
    let tagKeys: [String]?
}
