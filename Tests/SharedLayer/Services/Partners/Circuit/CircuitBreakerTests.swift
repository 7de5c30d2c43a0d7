import CurlTransport
import Logging
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

/// Two breakers stand for two execution environments over one table.
@Suite(.timeLimit(.minutes(5))) struct CircuitBreakerTests {
    private let clock = SettableClock(SigningParty.now)
    private let settings = CircuitSettings(
        callsMin: 4, openSeconds: 30, probeSeconds: 20, staleMilliseconds: 5_000)

    private func breaker(_ table: StackTable, _ http: CountingTransport) -> CircuitBreaker {
        CircuitBreaker(
            .test(clock: clock),
            dynamo: DynamoClient(configuration: table.configuration, http: http), table: table.name,
            settings: settings)
    }

    private func call(_ breaker: CircuitBreaker, _ verdict: CircuitVerdict) async -> CircuitPermission {
        let permission = await breaker.permission(for: "partner")
        await breaker.report(verdict, of: permission, for: "partner")
        return permission
    }

    @Test("What fails in one environment opens the circuit of all, and one probe of all closes it")
    func shared() async throws {
        try await StackTable.with { table in
            let http = CountingTransport()
            defer { http.shutdown() }
            let (one, two) = (breaker(table, http), breaker(table, http))
            for _ in 0..<2 { #expect(await call(one, .failure) == .allowed(probeID: nil)) }
            for _ in 0..<2 { #expect(await call(two, .failure) == .allowed(probeID: nil)) }
            let until = clock.now.adding(seconds: 30)
            #expect(await two.permission(for: "partner") == .refused(until: until))
            // The other knows what it read a moment ago, and not for long.
            #expect(await one.permission(for: "partner") == .allowed(probeID: nil))
            clock.advance(seconds: 5)
            #expect(await one.permission(for: "partner") == .refused(until: until))
            #expect(await one.permission(for: "another") == .allowed(probeID: nil))

            clock.advance(seconds: 25)
            let permissions = await withTaskGroup(of: CircuitPermission.self) { group in
                for number in 0..<6 {
                    group.addTask { await (number.isMultiple(of: 2) ? one : two).permission(for: "partner") }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let probes = permissions.filter { if case .allowed = $0 { true } else { false } }
            #expect(probes.count == 1)
            let probe = try #require(probes.first)
            // Whose of the two it is makes no difference: the table decides.
            await one.report(.success, of: probe, for: "partner")
            await two.report(.success, of: probe, for: "partner")
            clock.advance(seconds: 5)
            #expect(await one.permission(for: "partner") == .allowed(probeID: nil))
            #expect(await two.permission(for: "partner") == .allowed(probeID: nil))
        }
    }

    @Test("A closed circuit costs the table nothing but one request every few seconds")
    func cost() async throws {
        try await StackTable.with { table in
            let http = CountingTransport()
            defer { http.shutdown() }
            let breaker = breaker(table, http)
            for _ in 0..<100 { _ = await call(breaker, .success) }
            #expect(http.count == 1)
            clock.advance(seconds: 5)
            for _ in 0..<100 { _ = await call(breaker, .success) }
            #expect(http.count == 2)
        }
    }

    @Test("Failures of many environments at once are all counted, or at least enough of them")
    func contention() async throws {
        try await StackTable.with { table in
            let http = CountingTransport()
            defer { http.shutdown() }
            let breakers = (0..<3).map { _ in breaker(table, http) }
            await withTaskGroup(of: Void.self) { group in
                for breaker in breakers { group.addTask { for _ in 0..<4 { _ = await call(breaker, .failure) } } }
            }
            clock.advance(seconds: 5)
            for breaker in breakers {
                guard case .refused = await breaker.permission(for: "partner") else {
                    Issue.record("the circuit is closed")
                    return
                }
            }
        }
    }

    @Test(
        "When the table cannot be reached, calls go through, the log says so, and the table is left alone for a while")
    func unreachable() async throws {
        let output = RecordedLogOutput()
        let clock = clock
        let surroundings = ServiceSurroundings(
            logger: LoggingUtils.logger(service: "test", level: .info, output: output), now: { clock.now })
        let http = ScriptedTransport([])
        let configuration = AWSConfiguration(
            region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"))
        let breaker = CircuitBreaker(
            surroundings, dynamo: DynamoClient(configuration: configuration, http: http), table: "t",
            settings: settings)
        for _ in 0..<3 { #expect(await call(breaker, .success) == .allowed(probeID: nil)) }
        #expect(http.requests.count == 1)
        #expect(output.lines.contains { $0.contains("the circuit cannot be reached: delivering anyway") })
        for _ in 0..<10 { #expect(await call(breaker, .failure) == .allowed(probeID: nil)) }
        clock.advance(seconds: 5)
        #expect(await breaker.permission(for: "partner") == .allowed(probeID: nil))
    }

    @Test("A table that hangs is waited for no longer than its time")
    func slowTable() async throws {
        try await ScriptedPeer.with { connection in
            try await connection.waitForClose()
        } _: { peer in
            let http = CountingTransport()
            defer { http.shutdown() }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: peer.url)
            // The time is over as soon as the request is on its way.
            let time = RetryClock(
                sleep: { _ in try await eventually { peer.connectionCount == 1 } }, jitter: { 0 })
            let breaker = CircuitBreaker(
                .test(clock: clock), dynamo: DynamoClient(configuration: configuration, http: http), table: "t",
                settings: settings, clock: time)
            for _ in 0..<3 { #expect(await call(breaker, .success) == .allowed(probeID: nil)) }
            #expect(http.count == 1)
        }
    }

    @Test("An item that is no circuit is passed over and left as it is")
    func foreignItem() async throws {
        try await StackTable.with { table in
            let http = CountingTransport()
            defer { http.shutdown() }
            var item = CircuitState.key("partner")
            item["phase"] = .string("NONSENSE")
            try await table.dynamo.putItem(item, into: table.name)
            let breaker = breaker(table, http)
            for _ in 0..<5 { #expect(await call(breaker, .failure) == .allowed(probeID: nil)) }
            #expect(try await table.dynamo.getItem(CircuitState.key("partner"), from: table.name) == item)
        }
    }
}

/// Counts the requests to the table.
private final class CountingTransport: HTTPTransport {
    private let client = HTTPClient()
    private let sent = Mutex(0)

    var count: Int { sent.withLock { $0 } }

    func shutdown() { client.shutdown() }

    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        sent.withLock { $0 += 1 }
        return try await client.execute(request)
    }
}
