import Synchronization

/// How far the service's clock is ahead of ours, learnt from an answer that refused a signature's date.
///
/// Shared by all calls of a client, so that one of them pays for finding out.
package final class ClockSkew: Sendable {
    private let milliseconds = Atomic<Int64>(0)

    /// A smaller difference is no reason for a refused signature: services accept at least five minutes.
    private static let differenceMillisecondsMin: Int64 = 240_000
    private static let codesOfSkew: Set<String> = ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"]
    /// They may come from a wrong secret just as well.
    private static let codesOfPossibleSkew: Set<String> = [
        "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure",
    ]

    package init() {}

    package func corrected(_ now: Timestamp) -> Timestamp {
        now.adding(milliseconds: milliseconds.load(ordering: .relaxed))
    }

    /// Learns the difference from the answer's date; false when the answer says nothing new.
    func learn(from code: String, date: String?, now: Timestamp) -> Bool {
        let isSkew = Self.codesOfSkew.contains(code)
        guard isSkew || Self.codesOfPossibleSkew.contains(code),
            let date, let seconds = HTTPDate.seconds(date, now: now)
        else { return false }
        let serverTime = Timestamp(secondsSince1970: seconds)
        let error = serverTime.milliseconds(since: corrected(now)).magnitude
        // A date in the answer has whole seconds.
        guard error >= (isSkew ? 1_000 : Self.differenceMillisecondsMin.magnitude) else { return false }
        milliseconds.store(serverTime.milliseconds(since: now), ordering: .relaxed)
        return true
    }
}
