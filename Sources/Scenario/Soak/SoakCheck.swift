import CurlTransport
import SharedLayer
import TestSupport

/// Looks whether every acknowledged charge was delivered, once, with a whole history, and settled, once.
struct SoakCheck: Sendable {
    let network: ChargeNetwork
    let partner: PartnerEndpoint
    let lives: EmulatorLives
    let http: HTTPClient

    func report(on contracts: Set<String>) async throws -> SoakReport {
        var report = SoakReport()
        report.charges = contracts.count
        var transactions: [String] = []
        for contract in contracts.sorted() {
            guard let delivered = try await end(of: contract) else {
                report.faults.append("\(contract) was acknowledged and is not delivered")
                continue
            }
            transactions.append(delivered.transactionID)
            report.faults += try await faults(of: delivered)
        }
        let attempts = Dictionary(grouping: partner.received) { attempt in
            (try? JSONParser().parse(attempt.body))?["contract_id"]?.string ?? "?"
        }
        report.deliveries = partner.received.count
        for (contract, attempts) in attempts.sorted(by: { $0.key < $1.key }) {
            if Set(attempts.map(\.deliveryID)).count != 1 {
                report.faults.append("\(contract) came under several delivery ids")
            }
            if Set(attempts.map(\.body)).count != 1 || Set(attempts.map(\.signature)).count != 1 {
                report.faults.append("\(contract) came with other bytes")
            }
        }
        report.faults += try await SoakLedger(network: network, lives: lives, http: http).faults(of: transactions)
        return report
    }

    /// The contract once it is delivered. What failed meanwhile is sent back from the dead-letter queues.
    private func end(of contract: String) async throws -> ContractModel? {
        for _ in 0..<Self.roundsMax {
            if let found = try? await network.contract(contract, reaching: .delivered, within: Self.roundLength) {
                return found
            }
            let emulator = try await lives.current()
            try await EmulatorClock(http: http).advance(emulator, seconds: EmulatorClock.visibilitySeconds)
            try await DeadLetterQueues(emulator, http: http).sendBack()
        }
        return nil
    }

    private func faults(of contract: ContractModel) async throws -> [String] {
        let name = contract.reference.contractID
        let events = try await network.contracts.events(of: contract.reference)
        var faults: [String] = []
        do {
            try ContractEventChain.verify(events, of: contract)
        } catch {
            faults.append("\(name)'s history is not whole: \(error)")
        }
        if events.count(where: { $0.type == .processed }) != 1 {
            faults.append("\(name) was charged \(events.count { $0.type == .processed }) times")
        }
        if !partner.received.contains(where: { $0.deliveryID == contract.deliveryID }) {
            faults.append("\(name) counts as delivered, and the partner never got it")
        }
        return faults
    }

    private static let roundLength: Duration = .seconds(5)
    private static let roundsMax = 20
}
