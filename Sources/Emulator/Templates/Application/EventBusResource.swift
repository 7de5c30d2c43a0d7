/// An event bus.
package struct EventBusResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var description: String?
    package var tags: [String: String]
    /// JSON.
    package var policy: String?
    package var deadLetterQueueARN: String?
    package var kmsKeyIdentifier: String?
    package var location: TemplateLocation
}
