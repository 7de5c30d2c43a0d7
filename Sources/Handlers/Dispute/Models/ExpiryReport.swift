/// What an expiry run has done.
package struct ExpiryReport: Encodable, Sendable, Equatable {
    /// Disputes that were due.
    package var due = 0
    package var expired = 0
    /// Disputes that could not be changed: they are due again at the next run.
    package var failed = 0

    package init(due: Int = 0, expired: Int = 0, failed: Int = 0) {
        self.due = due
        self.expired = expired
        self.failed = failed
    }
}
