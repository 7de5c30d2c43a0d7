/// A subscription to an SNS topic, of a resource of its own, of a topic's list or of a function's event.
package struct SubscriptionResource: Sendable, Equatable {
    /// `Stack/LogicalId` of the resource that asks for it.
    package var resource: String
    package var topicARN: String
    /// Such as `sqs` or `lambda`.
    package var protocolName: String
    package var endpoint: String
    /// By the names of SNS's API, such as `FilterPolicy` with its JSON.
    package var attributes: [String: String]
    package var location: TemplateLocation
}
