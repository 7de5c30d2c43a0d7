import CurlTransport
import Scenario
import SharedLayer
import Testing

/// Requests at the same time, against tables whose transactions are whole.
@Suite("Charges at the same time, over HTTP", .timeLimit(.minutes(5)))
struct ChargeRaceTests {
    @Test(
        "Of several bodies that come with one key one is accepted, and of several cycles of a contract one is charged")
    func race() async throws {
        try await ChargeEmulator.with { emulator, _ in
            let network = emulator.network
            let keys = try await Self.statuses(of: 8) { number in
                try await network.send(network.body(contract: "key-\(number)", amount: "1", tier: .gold), key: "same")
            }
            #expect(keys.sorted() == [200] + Array(repeating: 422, count: 7))

            let periods = ["2026", "2026-11", "2026-11-21", "2026", "2026-11", "2026-11-21"]
            let cycles = try await Self.statuses(of: periods.count) { number in
                let body = String(
                    decoding: network.body(contract: "cycle", amount: "1", tier: .gold), as: UTF8.self)
                return try await network.send(
                    Array(body.replacing(ChargeNetwork.period, with: periods[number]).utf8))
            }
            // The charge and its repeat, and four that come in another cycle.
            #expect(cycles.sorted() == [200, 200, 400, 400, 400, 400])
            let contract = ContractReference(organizationID: network.plan.organizationID, contractID: "cycle")
            #expect(try await network.contracts.periods(of: contract).count == 1)
        }
    }

    private static func statuses(
        of count: Int, _ send: @escaping @Sendable (Int) async throws -> HTTPResponse
    ) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<count {
                group.addTask { try await send(number).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
