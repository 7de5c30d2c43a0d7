/// An SQS queue.
package struct QueueResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// By the names of SQS's API, which are CloudFormation's too, such as `VisibilityTimeout: "30"`.
    package var attributes: [String: String]
    package var location: TemplateLocation
}
