/// A connection or an API destination: what its API takes, with the part of the ARN that AWS would make up.
package struct EventEndpointResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var id: String
    /// JSON as `CreateConnection` or `CreateApiDestination` takes it.
    package var requestBody: String
    package var location: TemplateLocation
}
