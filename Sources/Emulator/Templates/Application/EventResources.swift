/// An event bus.
package struct EventBusResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var description: String?
    package var tags: [String: String]
    package var location: TemplateLocation
}

/// A rule of EventBridge, with its targets.
package struct EventRuleResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// Whether a schedule starts it, rather than events.
    package var isScheduled: Bool
    /// JSON as `PutRule` takes it.
    package var putRuleBody: String
    /// JSON as `PutTargets` takes it; nil without targets.
    package var putTargetsBody: String?
    package var location: TemplateLocation
}

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

/// A connection or an API destination: what its API takes, with the part of the ARN that AWS would make up.
package struct EventEndpointResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var id: String
    /// JSON as `CreateConnection` or `CreateApiDestination` takes it.
    package var requestBody: String
    package var location: TemplateLocation
}
