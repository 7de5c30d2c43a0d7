import FoundationEssentials
import VirtualTime

/// Advances the emulator's time: what becomes due on the way is accepted, then the new time is kept, then it holds.
///
/// A kill in between, or a time that cannot be kept, leaves invocations that are early rather than lost. There is no way
/// back: messages, items and schedules already carry the later time.
actor ClockControl {
    let clock: VirtualClock
    private let store: ClockStore
    private let participants: [any AdvanceParticipant]
    private var isAdvancing = false

    /// The last moment of AWS's cron expressions, 2199-12-31T23:59:59Z.
    static let latest = VirtualClock.Instant(sinceEpoch: .seconds(7_258_118_399))

    init(clock: VirtualClock, store: ClockStore, participants: [any AdvanceParticipant]) {
        self.clock = clock
        self.store = store
        self.participants = participants
    }

    /// - Throws: `AdvanceRefusal` when the request makes no sense or its consequences are too many; errors of the store.
    func advance(by span: Duration) async throws -> ClockAdvance {
        try await advance(to: clock.now.advanced(by: span))
    }

    /// - Throws: as `advance(by:)`.
    func advance(to end: VirtualClock.Instant) async throws -> ClockAdvance {
        guard !isAdvancing else { throw AdvanceRefusal("Another advance is under way. Try again when it has ended.") }
        isAdvancing = true
        defer { isAdvancing = false }

        let start = clock.now
        guard end > start else {
            throw AdvanceRefusal(
                "Time goes forward only: it is \(start.date.formatted(.iso8601)) already, not before "
                    + "\(end.date.formatted(.iso8601)).")
        }
        guard end <= Self.latest else {
            throw AdvanceRefusal("The emulator's time ends with the year 2199, as AWS's schedules do.")
        }
        var invocations = 0
        for participant in participants { invocations += try await participant.accept(after: start, until: end) }
        // What accepting took is time that passes as usual.
        let span = Duration.milliseconds(start.duration(to: end).wholeMilliseconds)
        do {
            try await store.save(clock.offset + span)
        } catch {
            for participant in participants { await participant.startAccepted() }
            throw error
        }
        clock.advance(by: span)
        for participant in participants { await participant.startAccepted() }
        let reading = ClockReading(clock)
        return ClockAdvance(
            from: start.date.formatted(.iso8601), now: reading.now, offsetSeconds: reading.offsetSeconds,
            scheduleInvocations: invocations)
    }
}
