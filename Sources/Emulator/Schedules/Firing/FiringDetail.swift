/// What a delivery of a schedule carries in its details.
enum FiringDetail {
    static let kind = "kind"
    /// The schedule's or the rule's.
    static let arn = "arn"
    /// When it was due, in ISO 8601.
    static let time = "time"
    static let executionID = "executionID"
    static let source = "source"
    static let detailType = "detailType"

    /// A delivery without a kind is a dead letter.
    enum Kind: String {
        case schedule, rule
    }
}
