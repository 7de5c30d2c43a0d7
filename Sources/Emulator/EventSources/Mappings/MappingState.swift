/// A mapping's `State`. Source: Lambda API reference, EventSourceMappingConfiguration.
enum MappingState: String, Sendable {
    case creating = "Creating"
    case enabling = "Enabling"
    case enabled = "Enabled"
    case disabling = "Disabling"
    case disabled = "Disabled"
    case updating = "Updating"
    case deleting = "Deleting"

    /// Whether the mapping takes changes now.
    var isSettled: Bool { self == .enabled || self == .disabled }
}
