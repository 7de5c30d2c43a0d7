import Delivery
import FoundationEssentials
import Logging
import Schedules
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import VirtualTime
import Wire

/// EventBridge Scheduler at 2026-01-01T00:30:00Z.
struct SchedulesFixture {
    let clock: VirtualClock
    let service: SchedulesService
    let target = RecordingTarget()
    let deadLetters = RecordingDeadLetters()
    let rules = RecordingRules()

    /// - Parameters:
    ///   - later: how far the clock is ahead of that time.
    ///   - jitterSeconds: how long a flexible window is waited.
    init(at location: StoreLocation = .inMemory, later: Duration = .zero, jitterSeconds: Int = 0) throws {
        let start = try #require(VirtualClock.Instant(iso8601: "2026-01-01T00:30:00Z")).date
        let begin = Date()
        clock = VirtualClock(offset: later, realNow: { start.addingTimeInterval(Date().timeIntervalSince(begin)) })
        let apis = TargetAPIs()
        apis.open([target])
        let router = DeliveryRouter()
        router.register(deadLetters, for: "sqs")
        service = try SchedulesService(
            at: location, region: "us-east-1", accountID: "000000000000", clock: clock, apis: apis, router: router,
            rules: rules, logger: Logger(label: "test"),
            chance: ScheduleEngine.Chance(jitterSeconds: { min($0 - 1, jitterSeconds) }))
    }

    /// Runs the schedules while `body` runs.
    func running(_ body: () async throws -> Void) async throws {
        let tasks = service.lifecycle.map { part in Task { try await part.run() } }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        for task in tasks {
            task.cancel()
            _ = await task.result
        }
        try outcome.get()
    }

    /// Makes a schedule with SQS as its target and the scheduled time as its message.
    func create(
        _ name: String, _ expression: String, window: Int? = nil, input: String = "<aws.scheduler.scheduled-time>",
        more: String = ""
    ) async throws {
        let flexible = window.map { #"{"Mode":"FLEXIBLE","MaximumWindowInMinutes":\#($0)}"# } ?? #"{"Mode":"OFF"}"#
        let body = """
            {"ScheduleExpression":"\(expression)","FlexibleTimeWindow":\(flexible)\(more),"Target":{
            "Arn":"arn:aws:sqs:us-east-1:000000000000:mail","RoleArn":"arn:aws:iam::000000000000:role/r",
            "DeadLetterConfig":{"Arn":"arn:aws:sqs:us-east-1:000000000000:dead"},
            "RetryPolicy":{"MaximumRetryAttempts":2},"Input":"\(input)"}}
            """
        let response = await call("POST", "/schedules/\(name)", body)
        try #require(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    }

    func call(_ method: String, _ path: String, _ body: String = "") async -> ServiceResponse {
        await service.respond(
            to: ServiceRequest(method: method, path: path, body: Array(body.utf8), requestID: "request"))
    }

    /// As `moneta clock advance` does it; gives back how many invocations it started.
    @discardableResult
    func advance(by span: Duration) async throws -> Int {
        let start = clock.now
        let count = try await service.engine.accept(after: start, until: start.advanced(by: span))
        clock.advance(by: span)
        await service.engine.startAccepted()
        return count
    }

    /// Advances, and expects so many invocations.
    func advance(by span: Duration, starting count: Int, at location: SourceLocation = #_sourceLocation) async throws {
        let started = try await advance(by: span)
        #expect(started == count, sourceLocation: location)
    }

    /// The machine stood still, or the emulator was not running.
    func standStill(for span: Duration) { clock.advance(by: span) }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
