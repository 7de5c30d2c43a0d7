import Delivery
import Storage
import Synchronization
package import VirtualTime

extension ScheduleEngine: AdvanceParticipant {
    /// More than that many invocations by one advance are refused rather than started.
    static let advanceMax = 10_000
    /// How long an advance waits for the first attempts, by the machine's time.
    static let attemptsWaitMax: Duration = .seconds(60)

    package func accept(after start: VirtualClock.Instant, until end: VirtualClock.Instant) async throws -> Int {
        try await readRules()
        let accepted = try await commits.write { db in
            // What was missed before the advance, while the emulator was not running, is not of the advance's making.
            let before = try self.accept(
                until: start.milliseconds, acceptedMilliseconds: start.milliseconds, max: .max, skipsMissed: true, db)
            var accepted = try self.accept(
                until: end.milliseconds, acceptedMilliseconds: end.milliseconds, max: Self.advanceMax,
                skipsMissed: false,
                db)
            guard !accepted.isFull else {
                let most = accepted.counts.max { $0.value < $1.value }
                throw AdvanceRefusal(
                    "So far an advance would start more than \(Self.advanceMax) schedule invocations, "
                        + "\(most?.value ?? 0) of them of \(most?.key ?? "one schedule") alone. Advance in smaller steps, or "
                        + "disable that schedule.")
            }
            accepted.tickets += before.tickets
            accepted.executionIDs += before.executionIDs
            return accepted
        }
        attempts.expect(accepted.executionIDs)
        state.withLock { $0.accepted += accepted.tickets }
        timersChanged()
        return accepted.tickets.count
    }

    package func startAccepted() async {
        let tickets = state.withLock { state in
            defer { state.accepted = [] }
            return state.accepted
        }
        queue.admit(tickets)
        await attempts.wait(atMost: Self.attemptsWaitMax)
    }
}
