/// Why a record is reported as failed.
package enum BatchFailure: Sendable {
    case thrown(any Error)
    /// A record before it in its order failed.
    case stopped
    /// The invocation's time was nearly over.
    case outOfTime

    var error: (any Error)? {
        if case .thrown(let error) = self { error } else { nil }
    }
}
