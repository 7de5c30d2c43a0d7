/// An SNS topic.
package struct TopicResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// By the names of SNS's API, such as `DisplayName`.
    package var attributes: [String: String]
    package var tags: [String: String]
    package var location: TemplateLocation
}
