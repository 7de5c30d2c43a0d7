import CurlTransport
import SharedLayer
import Synchronization
import TestSupport

/// Sends charges until each is acknowledged, as a publisher does who may lose any answer.
struct SoakPublisher: Sendable {
    let network: ChargeNetwork
    let plan: SoakPlan
    private let random: RandomSource

    init(network: ChargeNetwork, plan: SoakPlan) {
        self.network = network
        self.plan = plan
        random = RandomSource(seed: plan.seed)
    }

    /// The contracts in the order in which they are sent, some more than once.
    var order: [String] {
        var generator = SeededGenerator(seed: plan.seed)
        let contracts = (1...plan.charges).map { "c-\($0)" }
        let again = contracts.shuffled(using: &generator).prefix(plan.charges * plan.duplicatesPercent / 100)
        return (contracts + again).shuffled(using: &generator)
    }

    /// - Parameter acknowledged: called with each contract that was answered with 200.
    /// - Throws: `ScenarioError` for an answer that no publisher may get.
    func send(acknowledged: @escaping @Sendable (String) -> Void) async throws {
        let waiting = Waiting(order)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<plan.senders {
                group.addTask {
                    while let contract = waiting.next() {
                        try await sendOne(contract)
                        acknowledged(contract)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func sendOne(_ contract: String) async throws {
        try await eventually(within: .seconds(180), "\(contract) to be acknowledged") {
            let body = network.body(contract: contract, amount: "10", tier: .gold)
            var limits = HTTPRequest.Limits()
            if random.percent() < plan.lostAnswersPercent {
                limits.totalTimeoutMilliseconds = 1 + random.percent() / 2
            }
            let response: HTTPResponse
            do {
                response = try await network.send(body, signature: network.signature(of: body), limits: limits)
            } catch is TransportError {
                return false
            }
            // Nobody serves while the emulator starts: 5xx, as behind any gateway.
            guard response.status == 200 || response.status >= 500 else {
                throw ScenarioError(
                    "\(contract) was refused: \(response.status) \(String(decoding: response.body, as: UTF8.self))")
            }
            return response.status == 200
        }
    }
}

/// What is still to be sent, for several senders.
private final class Waiting: Sendable {
    private let rest: Mutex<ArraySlice<String>>

    init(_ contracts: [String]) {
        rest = Mutex(contracts[...])
    }

    func next() -> String? { rest.withLock { $0.popFirst() } }
}
