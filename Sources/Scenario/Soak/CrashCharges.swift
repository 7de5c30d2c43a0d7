import CurlTransport
import SharedLayer
import Synchronization
import TestSupport

/// Sends one charge and waits until it is delivered, whatever dies meanwhile.
final class CrashCharges: Sendable {
    private let network: ChargeNetwork
    private let names = Mutex<Set<String>>([])

    private let lives: EmulatorLives
    private let http: HTTPClient

    init(network: ChargeNetwork, lives: EmulatorLives, http: HTTPClient) {
        self.network = network
        self.lives = lives
        self.http = http
    }

    var acknowledged: Set<String> { names.withLock { $0 } }

    func charge(_ contract: String) async throws {
        try await eventually(within: .seconds(60), "\(contract) to be acknowledged") {
            let body = network.body(contract: contract, amount: "10", tier: .gold)
            do {
                return try await network.send(body).status == 200
            } catch is TransportError {
                return false
            }
        }
        names.withLock { _ = $0.insert(contract) }
        for _ in 0..<Self.roundsMax {
            let delivered = try? await network.contract(contract, reaching: .delivered, within: Self.roundLength)
            guard delivered == nil else { return }
            // What the dead had received comes back.
            try await EmulatorClock(http: http).advance(
                try await lives.current(), seconds: EmulatorClock.visibilitySeconds)
        }
        throw ScenarioError("\(contract) is not delivered.")
    }

    private static let roundLength: Duration = .seconds(3)
    private static let roundsMax = 20
}
