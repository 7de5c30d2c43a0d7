import Delivery
package import FoundationEssentials
import GRDB
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import VirtualTime

/// Starts schedules and scheduled rules when they are due.
///
/// A time that is due becomes a delivery in the same transaction that sets the timer to its next time, so a kill loses
/// nothing and starts nothing twice. A recurring one that was missed, because the emulator was not running or the machine
/// stood still, is not made up for; one that is due once is.
package final class ScheduleEngine: ServiceLifecycle.Service {
    /// What has random parts, for tests to decide.
    package struct Chance: Sendable {
        var makeUUID: @Sendable () -> UUID
        /// How many seconds of a flexible window to wait, from 0 to one less than the window.
        var jitterSeconds: @Sendable (_ window: Int) -> Int

        package init(
            makeUUID: @escaping @Sendable () -> UUID = { UUID() },
            jitterSeconds: @escaping @Sendable (_ window: Int) -> Int = { Int.random(in: 0..<max($0, 1)) }
        ) {
            self.makeUUID = makeUUID
            self.jitterSeconds = jitterSeconds
        }
    }

    struct State {
        /// How often the rules have changed, and with which change the timers are in line.
        var ruleChanges = 1
        var ruleChangesRead = 0
        /// Before it, nothing is due; nil where that must be looked up.
        var quietUntilMilliseconds: Int64?
        /// Accepted by an advance and not admitted yet.
        var accepted: [DeliveryTicket] = []
    }

    /// AWS starts a schedule within the minute of its time; what is later was missed.
    static let lateSecondsMax = 60
    /// Invocations accepted in one transaction of the loop.
    static let batchMax = 256

    let commits: GroupCommit
    let reader: any DatabaseReader
    let clock: VirtualClock
    let names: ScheduleNames
    let queue: DeliveryQueue
    let rules: any ScheduledRuleSource
    let attempts: FirstAttempts
    let chance: Chance
    let logger: Logger
    let state = Mutex(State())

    init(
        store: any DatabaseWriter, commits: GroupCommit, queue: DeliveryQueue, rules: any ScheduledRuleSource,
        attempts: FirstAttempts, clock: VirtualClock, names: ScheduleNames, chance: Chance, logger: Logger
    ) {
        reader = store
        self.commits = commits
        self.queue = queue
        self.rules = rules
        self.attempts = attempts
        self.clock = clock
        self.names = names
        self.chance = chance
        self.logger = logger
    }

    /// To be called when a scheduled rule was made, changed or removed: before anything is started or time is advanced, the
    /// timers are brought in line.
    package func rulesChanged() {
        state.withLock { state in
            state.ruleChanges += 1
            state.quietUntilMilliseconds = nil
        }
    }

    /// Brings the timers in line with the rules; nobody goes on before they are, whoever reads the rules too.
    func readRules() async throws {
        let (changes, read) = state.withLock { ($0.ruleChanges, $0.ruleChangesRead) }
        guard read < changes else { return }
        try await setTimers()
        state.withLock { $0.ruleChangesRead = max($0.ruleChangesRead, changes) }
    }

    private func setTimers() async throws {
        let now = clock.now.seconds
        try await commits.write { [rules] db in
            // In the transaction: of two readers the later one has the later rules.
            let wanted = Dictionary(rules.scheduledRules().map { ($0.arn, $0) }) { first, _ in first }
            var known: Set<String> = []
            for timer in try TimerStore.rules(db) {
                if timer.rule == wanted[timer.arn] {
                    known.insert(timer.arn)
                } else {
                    try TimerStore.remove(timer.arn, db)
                }
            }
            for rule in wanted.values where !known.contains(rule.arn) {
                guard let timer = ScheduleTimer(rule, nowSeconds: now) else { continue }
                try TimerStore.set(timer, after: now, jitterSeconds: self.chance.jitterSeconds, db)
            }
        }
    }

    /// To be called when a timer was set: it may be due before all others.
    func timersChanged() { state.withLock { $0.quietUntilMilliseconds = nil } }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                do { try await self.startDue() } catch {
                    self.logger.error("Schedules could not be started", metadata: ["error": "\(error)"])
                }
            } while (try? await self.clock.sleep(for: .seconds(1))) != nil
        }
    }

    /// Starts what is due by now.
    func startDue() async throws {
        let now = clock.now.milliseconds
        guard state.withLock({ $0.quietUntilMilliseconds.map { $0 <= now } ?? true }) else { return }
        try await readRules()
        var isDone = false
        while !isDone {
            let accepted = try await commits.write { db in
                try self.accept(until: now, acceptedMilliseconds: now, max: Self.batchMax, skipsMissed: true, db)
            }
            queue.admit(accepted.tickets)
            isDone = !accepted.isFull
        }
        // Unknown before the look at the store, so that a timer set behind it is not missed.
        state.withLock { $0.quietUntilMilliseconds = .max }
        let earliest = try await reader.read(TimerStore.earliestMilliseconds)
        state.withLock { state in
            if state.quietUntilMilliseconds != nil { state.quietUntilMilliseconds = earliest ?? .max }
        }
    }
}

extension VirtualClock.Instant {
    /// Whole seconds since 1970.
    var seconds: Int { Int(milliseconds / 1_000) }
}
