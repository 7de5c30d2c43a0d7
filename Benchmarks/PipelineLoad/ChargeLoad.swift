import CurlTransport
import Scenario
import SharedLayer
import TestSupport

/// Sends charges and says what became of them.
struct ChargeLoad: Sendable {
    let network: ChargeNetwork
    let receipts: Receipts

    /// One charge, with its answer.
    struct Sent: Sendable {
        let contract: String
        let at: Timestamp
        let answerMilliseconds: Double
        let status: Int
    }

    struct Figures: Encodable, Sendable {
        let refused: Int
        /// From the request to its answer.
        let validation: Percentiles
        /// From the request to the partner's receipt.
        let receipt: Percentiles
        /// From the signed document to the partner's receipt.
        let delivery: Percentiles
    }

    /// Open loop: each charge has its moment, and waits for no other.
    @discardableResult
    func send(count: Int, rate: Int, prefix: String) async throws -> [Sent] {
        let clock = ContinuousClock()
        let bodies = try (0..<count).map { number in
            let contract = "\(prefix)-\(number)"
            let body = network.body(contract: contract, amount: "49.90", tier: .gold)
            return (contract, body, try network.signature(of: body))
        }
        let begin = clock.now
        return try await withThrowingTaskGroup(of: Sent.self) { group in
            for (number, (contract, body, signature)) in bodies.enumerated() {
                try await clock.sleep(until: begin.advanced(by: .seconds(1) * number / rate), tolerance: .zero)
                group.addTask {
                    let at = Timestamp.now()
                    let start = clock.now
                    let response = try await network.send(body, signature: signature)
                    return Sent(
                        contract: contract, at: at, answerMilliseconds: (clock.now - start) / .milliseconds(1),
                        status: response.status)
                }
            }
            var all: [Sent] = []
            for try await sent in group { all.append(sent) }
            return all
        }
    }

    func figures(of sent: [Sent]) async throws -> Figures {
        let accepted = sent.filter { $0.status == 200 }
        _ = try await eventually(within: .seconds(120), "the partner to get every charge") {
            accepted.allSatisfy { receipts.at($0.contract) != nil } ? true : nil
        }
        var receipt: [Double] = []
        var delivery: [Double] = []
        for charge in accepted {
            guard let at = receipts.at(charge.contract) else { continue }
            receipt.append(Double(at.milliseconds(since: charge.at)))
            let events = try await network.contracts.events(of: network.reference(charge.contract))
            if let signed = events.first(where: { $0.type == .signed }) {
                delivery.append(Double(at.milliseconds(since: signed.at)))
            }
        }
        return Figures(
            refused: sent.count - accepted.count, validation: Percentiles(sent.map(\.answerMilliseconds)),
            receipt: Percentiles(receipt), delivery: Percentiles(delivery))
    }
}
