package import CurlTransport
package import SharedLayer
import Synchronization
import TestSupport

/// One pipeline's run: what its checks need, and what came of them.
package final class IntegrationRun: Sendable {
    package let pipeline: String
    package let network: ChargeNetwork
    /// In every id that this run makes, so that runs do not meet each other's records.
    package let runID: String
    /// Where deliveries arrive; nil when the partner is not this process.
    package let partner: PartnerEndpoint?
    /// How long a delivery may take.
    package let deliveryBound: Duration
    private let checks = Mutex<[IntegrationCheck]>([])

    package init(
        pipeline: String, network: ChargeNetwork, runID: String, partner: PartnerEndpoint?, deliveryBound: Duration
    ) {
        self.pipeline = pipeline
        self.network = network
        self.runID = runID
        self.partner = partner
        self.deliveryBound = deliveryBound
    }

    package var results: [IntegrationCheck] { checks.withLock { $0 } }

    /// Makes all checks of a suite; what keeps the last ones from being made is a failed check too.
    package func make(_ suite: any IntegrationSuite) async {
        do { try await suite.run(self) } catch {
            await check("All checks are made") { throw error }
        }
    }

    /// Makes a check: it fails when `body` throws. Gives back what `body` gave, nil after a failure.
    @discardableResult
    package func check<Value>(_ behaviour: String, _ body: () async throws -> Value) async -> Value? {
        let clock = ContinuousClock()
        let start = clock.now
        var value: Value?
        var failure: String?
        do { value = try await body() } catch { failure = "\(error)" }
        let time = (clock.now - start).components
        let check = IntegrationCheck(
            pipeline: pipeline, behaviour: behaviour,
            milliseconds: time.seconds * 1_000 + time.attoseconds / 1_000_000_000_000_000, failure: failure)
        checks.withLock { $0.append(check) }
        return value
    }

    /// The response's document. Throws when the status is another.
    @discardableResult
    package func expect(_ status: Int, _ response: HTTPResponse) throws -> JSONValue {
        let text = String(decoding: response.body, as: UTF8.self)
        guard response.status == status else {
            throw ScenarioError("\(status) was to come, and \(response.status) came: \(text.prefix(Self.textMax))")
        }
        guard !response.body.isEmpty else { return .null }
        do { return try JSONParser().parse(response.body) } catch {
            throw ScenarioError("The body is no JSON: \(text.prefix(Self.textMax))")
        }
    }

    /// Throws unless `condition` holds; `message` says what was to be and what is.
    package func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
        guard condition else { throw ScenarioError(message()) }
    }

    private static let textMax = 400
}
