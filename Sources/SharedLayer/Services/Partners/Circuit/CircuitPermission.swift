/// Whether a call may go through.
package enum CircuitPermission: Sendable, Hashable {
    /// With the id of the probe that the call is, if it is one.
    case allowed(probeID: String?)
    case refused(until: Timestamp)
}
