import Delivery
import FoundationEssentials
import GRDB
import VirtualTime

extension ScheduleEngine {
    /// What was accepted in one transaction.
    struct Accepted: Sendable {
        var tickets: [DeliveryTicket] = []
        var executionIDs: [String] = []
        /// How often each schedule or rule.
        var counts: [String: Int] = [:]
        /// Whether there was no place for more.
        var isFull = false
    }

    /// Makes deliveries of everything that is due, in the order of time, and sets the timers on.
    ///
    /// - Parameters:
    ///   - end: until when, in milliseconds.
    ///   - now: from when retries and ages of the deliveries count.
    ///   - skipsMissed: whether what should have started over a minute before `end` is passed over, unless it is due only once.
    func accept(
        until end: Int64, acceptedMilliseconds now: Int64, max: Int, skipsMissed: Bool, _ db: Database
    ) throws -> Accepted {
        var accepted = Accepted()
        while let entry = try TimerStore.firstDue(at: end, db) {
            let timer = entry.timer
            let lateSeconds = Int(end / 1_000) - entry.occurrenceSeconds - timer.windowSeconds
            if skipsMissed, lateSeconds > Self.lateSecondsMax, timer.recurrence?.expression.isOnce == false {
                let from = Int(end / 1_000) - Self.lateSecondsMax - 1
                try setOn(timer, after: from, db)
                continue
            }
            guard accepted.tickets.count < max else {
                accepted.isFull = true
                break
            }
            let occurrence = Occurrence(
                timer: timer, seconds: entry.occurrenceSeconds, executionID: makeExecutionID(),
                eventID: chance.makeUUID().uuidString.lowercased(), names: names)
            let schedule = try schedule(of: timer, db)
            if let delivery = try occurrence.delivery(schedule) {
                // After a kill that kept an advance from moving the clock, early rather than at its end.
                accepted.tickets += try DeliveryStore.insert(
                    [delivery], acceptedMilliseconds: now, dueMilliseconds: min(now, clock.now.milliseconds), in: db)
                accepted.executionIDs.append(occurrence.executionID)
                accepted.counts[timer.arn, default: 0] += 1
            }
            try setOn(timer, after: entry.occurrenceSeconds, db)
        }
        return accepted
    }

    /// Sets a timer to its next time. A schedule that has none left and wants it so is deleted.
    private func setOn(_ timer: ScheduleTimer, after seconds: Int, _ db: Database) throws {
        guard try !TimerStore.set(timer, after: seconds, jitterSeconds: chance.jitterSeconds, db),
            let schedule = try schedule(of: timer, db), schedule.definition.actionAfterCompletion == "DELETE"
        else { return }
        try schedule.delete(db)
    }

    private func schedule(of timer: ScheduleTimer, _ db: Database) throws -> ScheduleRecord? {
        guard timer.rule == nil else { return nil }
        // arn:aws:scheduler:region:account:schedule/group/name
        let parts = timer.arn.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return try ScheduleRecord.find(String(parts[2]), in: String(parts[1]), db)
    }

    /// 16 hexadecimal digits, as AWS's.
    private func makeExecutionID() -> String {
        String(chance.makeUUID().uuidString.lowercased().filter { $0 != "-" }.suffix(16))
    }
}
