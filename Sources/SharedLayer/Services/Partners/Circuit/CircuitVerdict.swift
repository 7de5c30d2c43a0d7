/// What a delivery says of its endpoint's health.
package enum CircuitVerdict: Sendable, Hashable {
    case success
    case failure
    /// Nothing was sent, or the failure is ours.
    case nothing
}
