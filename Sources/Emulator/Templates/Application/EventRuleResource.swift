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
