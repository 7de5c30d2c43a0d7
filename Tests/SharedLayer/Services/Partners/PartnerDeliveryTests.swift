import CurlTransport
import Logging
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

@Suite("Deliveries with repeats, deadlines, circuits and bulkheads", .timeLimit(.minutes(5)))
struct PartnerDeliveryTests {
    private let clock = SettableClock(SigningParty.now)
    private let message = PartnerMessage(body: Array("body".utf8), deliveryID: "d-1")

    private func endpoint(
        _ url: String = "https://a.example/", _ authentication: [PartnerAuthentication] = []
    ) -> EndpointConfiguration {
        EndpointConfiguration(name: "partner", url: url, authentication: authentication)
    }

    private func service(
        _ http: any HTTPTransport, _ retries: PartnerRetries = PartnerRetries(), totalMilliseconds: Int = 15_000,
        breaker: CircuitBreaker? = nil, bulkhead: Bulkhead? = nil, output: RecordedLogOutput = RecordedLogOutput(),
        sleeping: RecordedRetryClock = RecordedRetryClock()
    ) throws -> PartnerCommunicationService {
        let clock = clock
        return PartnerCommunicationService(
            ServiceSurroundings(
                logger: LoggingUtils.logger(service: "test", level: .info, output: output), now: { clock.now }),
            http: http, policy: try AddressPolicy(insideAddressesAllowed: ["127.0.0.0/8"]),
            settings: PartnerSettings(totalTimeoutMilliseconds: totalMilliseconds, retries: retries), breaker: breaker,
            bulkhead: bulkhead, resolver: HostResolver { $0 == "a.example" ? [[8, 8, 8, 8]] : [[127, 0, 0, 1]] },
            clock: sleeping.clock)
    }

    @Test("A partner that fails twice gets identical bytes under one id three times, and all of it is on record")
    func repeats() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                if connection.index == 0 { return try await connection.reset() }
                try await connection.respond(connection.index == 1 ? 503 : 200, ["Connection: close"])
                if connection.index == 1 { return }
            }
        } _: { peer in
            let output = RecordedLogOutput()
            let delivery = try await service(HTTPClient(), PartnerRetries(attemptsMax: 5), output: output)
                .sendToPartner(message, endpoint(peer.url, [.apiKey("the secret")]))
            #expect(delivery.reply == .accepted(status: 200, confirmation: []))
            #expect(delivery.attempts.map(\.number) == [1, 2, 3])
            #expect(delivery.attempts.map(\.status) == [nil, 503, 200])
            #expect(delivery.attempts.map(\.errorCode) == [.connectionLost, .unavailable, nil])
            #expect(Set(peer.requests.map(\.body)) == [message.body])
            #expect(Set(peer.requests.map { $0.header("Idempotency-Key") }) == ["d-1"])
            #expect(output.lines.count == 3)
            #expect(!output.lines.joined().contains("the secret"))
            #expect(output.records.map { $0["deliveryId"]?.string } == ["d-1", "d-1", "d-1"])
        }
    }

    @Test("The delays grow as their kind says, and stay below their bound")
    func delays() {
        let full = PartnerRetries(attemptsMax: 9, firstDelayMilliseconds: 100, delayMillisecondsMax: 1_000)
        #expect(
            (1...5).map { full.delayMilliseconds(after: $0, previous: nil, chance: 1) } == [100, 200, 400, 800, 1_000])
        #expect((1...5).allSatisfy { full.delayMilliseconds(after: $0, previous: nil, chance: 0) == 0 })
        var decorrelated = full
        decorrelated.jitter = .decorrelated
        var (longest, shortest): ([Int], [Int]) = ([], [])
        for attempt in 1...4 {
            longest.append(decorrelated.delayMilliseconds(after: attempt, previous: longest.last, chance: 1) ?? -1)
            shortest.append(decorrelated.delayMilliseconds(after: attempt, previous: shortest.last, chance: 0) ?? -1)
        }
        #expect(longest == [300, 900, 1_000, 1_000])
        #expect(shortest == [100, 100, 100, 100])
        #expect(full.delayMilliseconds(after: 9, previous: nil, chance: 1) == nil)
        #expect(full.delayMilliseconds(after: 1, previous: nil, chance: 1, asked: 10) == 10_000)
        #expect(full.delayMilliseconds(after: 1, previous: nil, chance: 1, asked: 11) == nil)
    }

    @Test(
        "Only what may pass is repeated at once",
        arguments: [
            (408, 2), (425, 2), (429, 2), (500, 2), (503, 2), (200, 1), (301, 1), (400, 1), (401, 1), (404, 1),
            (422, 1),
        ])
    func repeatable(status: Int, attempts: Int) async throws {
        let http = ScriptedTransport([ScriptedTransport.error(status, ""), ScriptedTransport.ok("")])
        let delivery = try await service(http, PartnerRetries(attemptsMax: 2)).sendToPartner(message, endpoint())
        #expect(delivery.attempts.count == attempts)
    }

    @Test("A partner that asks for patience gets it, or is left to a later call", arguments: [(7, 2), (11, 1)])
    func retryAfter(seconds: Int, attempts: Int) async throws {
        let answer = HTTPResponse(status: 429, headers: ["Retry-After": "\(seconds)"], body: [])
        let sleeping = RecordedRetryClock()
        let http = ScriptedTransport([.success(answer), ScriptedTransport.ok("")])
        let delivery = try await service(http, PartnerRetries(attemptsMax: 2), sleeping: sleeping)
            .sendToPartner(message, endpoint())
        #expect(delivery.attempts.count == attempts)
        #expect(sleeping.delays == (attempts == 2 ? [7_000] : []))
        if attempts == 1 {
            #expect(delivery.reply == .retry(afterSeconds: 11, .init(.throttled, "status 429", status: 429)))
        }
    }

    @Test("An attempt has no more time than is left before the deadline, and is not made when that is too little")
    func deadline() async throws {
        for (milliseconds, total) in [(20_000, 15_000), (5_000, 4_000), (1_050, 50), (1_049, nil), (-5, nil)]
            as [(Int64, Int?)]
        {
            let http = ScriptedTransport([ScriptedTransport.ok("")])
            let delivery = try await service(http).sendToPartner(
                message, endpoint(), deadline: clock.now.adding(milliseconds: milliseconds))
            #expect(http.requests.first?.limits.totalTimeoutMilliseconds == total)
            if total == nil { #expect(delivery.reply.error?.code == .deadlineReached) }
        }
    }

    @Test("No repeat begins that would end after the deadline")
    func deadlineOfRepeats() async throws {
        let http = ScriptedTransport(Array(repeating: ScriptedTransport.error(503, ""), count: 9))
        let retries = PartnerRetries(attemptsMax: 9, firstDelayMilliseconds: 400, delayMillisecondsMax: 400)
        let left = try await service(http, retries).sendToPartner(
            message, endpoint(), deadline: clock.now.adding(milliseconds: 1_449))
        #expect(left.attempts.count == 1 && left.reply.error?.code == .unavailable)
        let more = try await service(http, PartnerRetries(attemptsMax: 2, firstDelayMilliseconds: 400))
            .sendToPartner(message, endpoint(), deadline: clock.now.adding(milliseconds: 1_450))
        #expect(more.attempts.count == 2)
    }

    @Test("An open circuit sends nothing, says when to come back, and is closed by the probe that succeeds")
    func circuit() async throws {
        try await StackTable.with { table in
            let breaker = CircuitBreaker(
                .test(clock: clock), dynamo: table.dynamo, table: table.name,
                settings: CircuitSettings(callsMin: 3, openSeconds: 30))
            let http = ScriptedTransport(
                Array(repeating: ScriptedTransport.error(500, ""), count: 3) + [
                    ScriptedTransport.ok(""), ScriptedTransport.ok(""),
                ])
            let service = try service(http, breaker: breaker)
            for _ in 0..<3 { _ = await service.sendToPartner(message, endpoint()) }
            let refused = await service.sendToPartner(message, endpoint())
            #expect(refused.reply == .retry(afterSeconds: 30, .init(.circuitOpen, "partner has failed too often")))
            #expect(http.requests.count == 3)
            clock.advance(seconds: 30)
            for _ in 0..<2 {
                #expect(
                    await service.sendToPartner(message, endpoint()).reply == .accepted(status: 200, confirmation: []))
            }
        }
    }

    @Test("Faults of the partner count against it; its refusals, our mistakes and 429 do not")
    func verdicts() {
        let counted: [PartnerCommunicationError.Code] = [
            .nameNotResolved, .connectionFailed, .timedOut, .connectionLost, .tlsFailed, .malformedAnswer, .unavailable,
        ]
        for code in PartnerCommunicationError.Code.allCases {
            #expect((code.verdict == .failure) == counted.contains(code))
        }
        #expect(PartnerCommunicationError.Code.refused.verdict == .success)
        #expect(PartnerCommunicationError.Code.throttled.verdict == .nothing)
        #expect(PartnerCommunicationError.Code.blockedAddress.verdict == .nothing)
    }

    @Test("A partner that hangs takes its places, and no other's")
    func bulkhead() async throws {
        try await ScriptedPeer.with { connection in
            try await connection.waitForClose()
        } _: { slow in
            try await ScriptedPeer.with { connection in
                while try await connection.readRequest() != nil { try await connection.respond(200) }
            } _: { quick in
                let bulkhead = Bulkhead(concurrentMax: 2, waitingMax: 0)
                let service = try service(HTTPClient(), bulkhead: bulkhead)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<2 {
                        group.addTask { _ = await service.sendToPartner(message, endpoint(slow.url)) }
                    }
                    try await eventually { slow.connectionCount == 2 }
                    let full = await service.sendToPartner(message, endpoint(slow.url))
                    #expect(
                        full.reply
                            == .retry(afterSeconds: nil, .init(.bulkheadFull, "2 deliveries to partner are under way")))
                    let other = EndpointConfiguration(name: "other", url: quick.url)
                    #expect(
                        await service.sendToPartner(message, other).reply == .accepted(status: 200, confirmation: []))
                    group.cancelAll()
                }
                #expect(bulkhead.load(of: "partner") == (0, 0))
            }
        }
    }

    @Test("A cancelled delivery says so, and is not repeated")
    func cancelled() async throws {
        try await ScriptedPeer.with { connection in
            try await connection.waitForClose()
        } _: { slow in
            let service = try service(HTTPClient(), PartnerRetries(attemptsMax: 3))
            let delivery = try await withThrowingTaskGroup(of: PartnerDelivery.self) { group in
                group.addTask { await service.sendToPartner(message, endpoint(slow.url)) }
                try await eventually { slow.connectionCount == 1 }
                group.cancelAll()
                return try #require(try await group.next())
            }
            #expect(delivery.attempts.map(\.errorCode) == [.cancelled])
        }
    }
}
