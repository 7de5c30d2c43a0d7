/// What a target's ARN says is to be called.
enum TargetKind: Sendable, Equatable {
    /// `Invoke`, asynchronously.
    case function
    /// `SendMessage`.
    case queue
    /// `Publish`.
    case topic
    /// `PutEvents`.
    case eventBus
    /// `arn:aws:scheduler:::aws-sdk:service:action`.
    case universal(UniversalTarget)

    /// Nil for what is not emulated.
    init?(arn: String) {
        if let universal = UniversalTarget(arn: arn) {
            self = .universal(universal)
            return
        }
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", !parts[5].isEmpty else { return nil }
        switch (parts[2], parts[5]) {
        case ("lambda", let resource) where resource.hasPrefix("function:"): self = .function
        case ("sqs", _): self = .queue
        case ("sns", _): self = .topic
        case ("events", let resource) where resource.hasPrefix("event-bus/"): self = .eventBus
        default: return nil
        }
    }

    /// Whether the input must be JSON.
    var takesJSON: Bool {
        switch self {
        case .function, .eventBus, .universal: true
        case .queue, .topic: false
        }
    }
}
