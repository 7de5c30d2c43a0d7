package import SharedLayer

/// How many failed sign-ins there may be, and what happens then. A plain rule over a record, without I/O.
package struct LoginLimit: Sendable {
    package let failuresMax: Int
    package let windowSeconds: Int64

    /// PCI DSS 4.0 requirement 8.3.4: half an hour at least.
    package static let lockSeconds = 1_800

    /// For one name: PCI DSS 4.0 requirement 8.3.4 allows ten.
    package static let ofName = LoginLimit(failuresMax: 5, windowSeconds: 900)
    /// For one address, behind which a whole office may be: it stops who tries one password on many names.
    package static let ofAddress = LoginLimit(failuresMax: 50, windowSeconds: 900)

    /// Until when nobody may try; nil when they may.
    package func lockedUntil(_ attempts: LoginAttemptsModel, at now: Timestamp) -> Timestamp? {
        attempts.lockedUntil.flatMap { now < $0 ? $0 : nil }
    }

    /// Counts an attempt before its password is looked at, as if it had failed: so many at once never get more tries than one
    /// after the other.
    package func begin(_ attempts: LoginAttemptsModel, at now: Timestamp) -> LoginAttemptsModel {
        var next = attempts
        let isOver = now.milliseconds(since: next.windowStartedAt) >= windowSeconds * 1_000
        if next.lockedUntil != nil || isOver {
            next.failures = 0
            next.windowStartedAt = now
            next.lockedUntil = nil
        }
        next.failures += 1
        if next.failures >= failuresMax { next.lockedUntil = now.adding(seconds: Int64(Self.lockSeconds)) }
        next.expiresAt = now.adding(seconds: windowSeconds + Int64(Self.lockSeconds)).secondsSince1970
        return next
    }

    /// Takes back one attempt, which was none that failed.
    package func succeed(_ attempts: LoginAttemptsModel) -> LoginAttemptsModel {
        var next = attempts
        next.failures = max(0, next.failures - 1)
        if next.failures < failuresMax { next.lockedUntil = nil }
        return next
    }
}
