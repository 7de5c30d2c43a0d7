import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import Synchronization
import TestSupport
import Testing

/// Functions that are killed at random while charges go through them.
@Suite("A subscription charge, its functions killed")
struct ChargeKillTests {
    /// Fewer than the queues' `maxReceiveCount`: a message that was received too often goes to the dead-letter queue.
    private static let killsMaxPerFunction = 3
    private static let chargeCount = 10
    /// In place of the template's 180 s, so that a killed function's messages come back while the test looks.
    private static let visibilitySeconds = 5
    private static let functions = [
        "ValidateContractFunction", "ProcessChargeFunction", "SignContractFunction", "DeliverToPartnerFunction",
    ]

    @Test(
        "Each acknowledged charge is delivered under one id, with the same bytes, and its history is whole",
        .tags(.money), .timeLimit(.minutes(3)))
    func killed() async throws {
        let seed = UInt64.random(in: 0...(.max))
        print("ChargeKillTests: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let charges = Self.charges(&random)
        let kills = Self.kills(&random)
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        // The deliveries whose first attempt finds its function killed, after the partner has taken the bytes.
        let victims = Mutex(Self.killsMaxPerFunction)
        let emulatorID = Mutex<Int32?>(nil)
        let answer: @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { attempt in
            let isVictim = victims.withLock { left in
                guard attempt.number == 1, left > 0 else { return false }
                left -= 1
                return true
            }
            if isVictim, let emulatorID = emulatorID.withLock({ $0 }) {
                FunctionProcesses(emulatorID: emulatorID).kill("DeliverToPartnerFunction")
            }
            return .confirm("taken")
        }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: answer) { partner in
                try await EmulatorProcess.with(
                    program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                ) { emulator in
                    emulatorID.withLock { $0 = emulator.process.processID }
                    try await QueueVisibility(emulator, http: http).set(seconds: Self.visibilitySeconds)
                    let network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
                    async let killing: Int = Self.kill(kills, in: emulator)
                    try await Self.send(charges, through: network)
                    let killed = try await killing
                    print("ChargeKillTests: \(killed) killed")
                    #expect(killed > 0, "nothing was killed, so nothing was shown")
                    do {
                        for charge in Set(charges) { try await Self.check(charge, network, partner) }
                    } catch {
                        Issue.record("seed \(seed): \(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                    }
                }
            }
        }
    }

    /// Each contract once, and some of them again, in any order.
    private static func charges(_ random: inout SeededGenerator) -> [String] {
        let contracts = (1...chargeCount).map { "c-\($0)" }
        return (contracts + contracts.shuffled(using: &random).prefix(chargeCount / 2)).shuffled(using: &random)
    }

    private struct Kill: Sendable {
        let function: String
        let afterMilliseconds: Int
    }

    private static func kills(_ random: inout SeededGenerator) -> [Kill] {
        functions.filter { $0 != "DeliverToPartnerFunction" }
            .flatMap { Array(repeating: $0, count: killsMaxPerFunction) }
            .shuffled(using: &random)
            .map { Kill(function: $0, afterMilliseconds: Int.random(in: 0...150, using: &random)) }
    }

    /// How many processes it has killed. The pauses are what is random about it; nothing waits for their end.
    private static func kill(_ kills: [Kill], in emulator: EmulatorProcess) async throws -> Int {
        let processes = FunctionProcesses(emulatorID: emulator.process.processID)
        var killed = 0
        for kill in kills {
            try await ContinuousClock().sleep(for: .milliseconds(kill.afterMilliseconds))
            if processes.kill(kill.function) { killed += 1 }
        }
        return killed
    }

    /// Sends all of them side by side, each until it is acknowledged, as a publisher does.
    private static func send(_ charges: [String], through network: ChargeNetwork) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for charge in charges {
                group.addTask {
                    try await eventually(within: .seconds(40), "\(charge) to be acknowledged") {
                        let response = try await network.send(
                            network.body(contract: charge, amount: "10", tier: .gold))
                        try #require(
                            response.status == 200 || response.status >= 500,
                            "\(String(decoding: response.body, as: UTF8.self))")
                        return response.status == 200
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func check(_ charge: String, _ network: ChargeNetwork, _ partner: PartnerEndpoint) async throws {
        let contract = try await network.contract(charge, reaching: .delivered, within: .seconds(60))
        let events = try await network.contracts.events(of: contract.reference)
        #expect(events.map(\.type) == [.validated, .processed, .signed, .delivered])
        try ContractEventChain.verify(events, of: contract)
        let attempts = partner.received.filter { attempt in
            (try? JSONParser().parse(attempt.body))?["contract_id"]?.string == charge
        }
        #expect(Set(attempts.map(\.deliveryID)) == [contract.deliveryID], "\(charge)")
        #expect(Set(attempts.map(\.body)).count == 1, "\(charge)")
        #expect(Set(attempts.map(\.signature)).count == 1, "\(charge)")
    }
}
