import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

@Suite("A reconciliation whose functions are killed", .timeLimit(.minutes(8)))
struct ReconciliationKillTests {
    /// Longer than any queue of the stack hides a message, so that what a killed function held comes back.
    private static let visibilitySeconds = 1_801

    @Test("ends with the counts and the proof of one that was left alone")
    func killed() async throws {
        try await ReconciliationNetwork.with { network in
            let count = 2_000
            let ours = try (0..<count).map { try network.charge($0, day: $0 % 31) }
            for start in stride(from: 0, to: count, by: 500) {
                try await network.reconciliations.ledger.write(Array(ours[start..<(start + 500)]))
            }
            var csv = "record_id,amount,currency,date,contract_id\r\n"
            for number in 20..<count {
                let amount = number < 40 ? "49.91" : "49.90"
                let date = CivilDate(daysSince1970: ReconciliationNetwork.firstDay + number % 31).text
                csv += "p-\(number),\(amount),USD,\(date),c-\(number)\r\n"
            }
            let source = try await network.file(csv, as: "october.csv")
            for id in ["r-calm", "r-killed"] {
                #expect(try await network.send(network.body(id, source)).status == 202)
                if id == "r-killed" { try await kill(network, id) }
                _ = try await network.reconciliation(id, reaching: .responded, within: .seconds(200))
            }
            let reports = try network.partner.received.map { try JSONParser().parse($0.body) }
            try #require(reports.count == 2)
            for member in ["counts", "totals", "proof", "record_count"] {
                #expect(reports[0][member] == reports[1][member], "\(member)")
            }
            #expect(reports[1]["proof"]?["holds"]?.bool == true)
            #expect(reports[1]["counts"]?["mismatched"]?.number?.int == 20)
        }
    }

    /// Each function once, at work or ready for it; then what they held is made to come back.
    private func kill(_ network: ReconciliationNetwork, _ id: String) async throws {
        let processes = FunctionProcesses(emulatorID: network.emulator.process.processID)
        for function in ["ScatterRecordsFunction", "MatchRecordsFunction", "GenerateReportFunction"] {
            try await eventually(within: .seconds(60), "\(function) to be killed") { processes.kill(function) }
        }
        let clock = EmulatorClock(http: network.http)
        for _ in 0..<Self.returnsMax {
            try await clock.advance(network.emulator, seconds: Self.visibilitySeconds)
            let ended: Void? = try? await eventually(within: .seconds(40), "the reconciliation to end") {
                try await network.reconciliations.aggregates.get(network.reference(id))?.status == .responded
            }
            if ended != nil { return }
        }
    }

    /// Fewer than the receives after which a message is a dead letter.
    private static let returnsMax = 3
}
