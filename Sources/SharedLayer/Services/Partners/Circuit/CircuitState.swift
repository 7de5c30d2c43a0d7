/// Whether calls to an endpoint may go through: the state machine alone, without clock, table or concurrency.
///
/// Closed, it counts calls and failures in buckets of time. When enough have failed it opens, and nothing goes through. When
/// that time is over, one call may probe: it closes the circuit, or opens it for longer.
package struct CircuitState: Sendable, Hashable {
    package enum Phase: Sendable, Hashable {
        case closed
        case open(until: Timestamp)
        /// Half open: the call of that id is under way, and counts as lost after a while.
        case probing(id: String, until: Timestamp)
    }

    package struct Bucket: Sendable, Hashable {
        let startedAt: Timestamp
        var calls: Int
        var failures: Int
    }

    package enum Admission: Sendable, Hashable {
        case admitted
        case refused(until: Timestamp)
        /// The call may go through when it takes the probe before all others.
        case probe
    }

    package internal(set) var phase: Phase
    /// The oldest first.
    package internal(set) var buckets: [Bucket]
    /// In a row, without a probe that succeeded.
    package internal(set) var openings: Int
    /// Counts the changes that were stored.
    var version: Int

    package init() {
        phase = .closed
        buckets = []
        openings = 0
        version = 0
    }

    package func admission(at now: Timestamp) -> Admission {
        switch phase {
        case .closed: .admitted
        case .open(let until), .probing(_, let until): now < until ? .refused(until: until) : .probe
        }
    }

    package mutating func beginProbe(_ id: String, at now: Timestamp, _ settings: CircuitSettings) {
        phase = .probing(id: id, until: now.adding(seconds: settings.probeSeconds))
    }

    /// Adds calls that have ended. Those that end while the circuit is not closed say nothing new.
    package mutating func count(calls: Int, failures: Int, at now: Timestamp, _ settings: CircuitSettings) {
        guard phase == .closed, calls > 0 else { return }
        let length = settings.bucketMilliseconds
        let start = now.millisecondsSince1970 - Int64(Timestamp.remainder(now.millisecondsSince1970, length))
        buckets.removeAll { now.milliseconds(since: $0.startedAt) >= 1_000 * settings.windowSeconds }
        if let place = buckets.firstIndex(where: { $0.startedAt.millisecondsSince1970 == start }) {
            buckets[place].calls += calls
            buckets[place].failures += failures
        } else {
            buckets.append(
                Bucket(startedAt: Timestamp(millisecondsSince1970: start), calls: calls, failures: failures))
            buckets.sort { $0.startedAt < $1.startedAt }
            // Clocks that differ may add some; the window has no more than these.
            buckets.removeFirst(max(0, buckets.count - Int(settings.bucketCount) - 1))
        }
        let (all, failed) = buckets.reduce((0, 0)) { ($0.0 + $1.calls, $0.1 + $1.failures) }
        if all >= settings.callsMin, failed * 100 >= all * settings.failurePercentMin, failed > 0 {
            open(at: now, settings)
        }
    }

    /// Ends the probe of that id, unless another has taken its place. One that said nothing lets the next call probe.
    package mutating func endProbe(
        _ id: String, _ verdict: CircuitVerdict, at now: Timestamp, _ settings: CircuitSettings
    ) {
        guard case .probing(id, _) = phase else { return }
        switch verdict {
        case .success:
            phase = .closed
            openings = 0
            buckets = []
        case .failure: open(at: now, settings)
        case .nothing: phase = .open(until: now)
        }
    }

    private mutating func open(at now: Timestamp, _ settings: CircuitSettings) {
        openings += 1
        buckets = []
        phase = .open(until: now.adding(milliseconds: settings.openMilliseconds(openings)))
    }
}
