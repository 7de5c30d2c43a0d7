/// A rule and its targets.
struct RuleRecord: Codable, Sendable, Equatable {
    var name: String
    var bus: String
    var eventPattern: String?
    var scheduleExpression: String?
    var state: State = .enabled
    var description: String?
    var roleARN: String?
    /// In the order in which they were put.
    var targets: [RuleTarget] = []
    var tags: [String: String] = [:]

    enum State: String, Codable, Sendable, CaseIterable {
        case enabled = "ENABLED"
        case disabled = "DISABLED"
        case enabledWithTrail = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
    }

    var isEnabled: Bool { state != .disabled }
}
