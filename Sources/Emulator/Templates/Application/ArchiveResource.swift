/// An archive of a bus's events.
package struct ArchiveResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var sourceARN: String
    package var description: String?
    /// JSON.
    package var eventPattern: String?
    package var retentionDays: Int
    package var location: TemplateLocation
}
