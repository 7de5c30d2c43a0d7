import Testing

@testable import Functions

@Suite("Scheduling of execution environments")
struct EnvironmentSchedulerTests {
    @Test("takes the environment that was used last")
    func mostRecentFirst() {
        var scheduler = EnvironmentScheduler(environmentsMax: 3, waitingMax: 1)
        #expect(scheduler.submit("1") == .start)
        #expect(scheduler.submit("2") == .start)
        #expect(scheduler.becameAvailable("a") == nil)
        #expect(scheduler.becameAvailable("b") == nil)
        #expect(scheduler.submit("3") == .assign(environment: "b"))
        #expect(scheduler.submit("4") == .assign(environment: "a"))
    }

    @Test("lets invocations wait in order beyond the limit, and refuses beyond the queue")
    func queue() {
        var scheduler = EnvironmentScheduler(environmentsMax: 1, waitingMax: 2)
        #expect(scheduler.submit("1") == .start)
        #expect(scheduler.submit("2") == .wait)
        #expect(scheduler.submit("3") == .wait)
        #expect(scheduler.submit("4") == .refuse)
        #expect(scheduler.becameAvailable("a") == "2")
        #expect(scheduler.withdraw("3") == true)
        #expect(scheduler.withdraw("3") == false)
        #expect(scheduler.becameAvailable("a") == nil)
    }

    @Test("starts another environment for who waits when one has ended")
    func replacesEnded() {
        var scheduler = EnvironmentScheduler(environmentsMax: 1, waitingMax: 2)
        #expect(scheduler.submit("1") == .start)
        #expect(scheduler.submit("2") == .wait)
        #expect(scheduler.ended("a") == "2")
        #expect(scheduler.ended("b") == nil)
        #expect(scheduler.environmentCount == 0)
    }

    @Test("lets only an idle environment retire")
    func retire() {
        var scheduler = EnvironmentScheduler(environmentsMax: 1, waitingMax: 2)
        _ = scheduler.submit("1")
        #expect(scheduler.retire("a") == false)
        _ = scheduler.becameAvailable("a")
        #expect(scheduler.retire("a") == true)
        #expect(scheduler.submit("2") == .wait)
    }

    @Test("refuses everything when no concurrency is reserved")
    func zeroConcurrency() {
        var scheduler = EnvironmentScheduler(environmentsMax: 0, waitingMax: 2)
        #expect(scheduler.submit("1") == .refuse)
    }
}
