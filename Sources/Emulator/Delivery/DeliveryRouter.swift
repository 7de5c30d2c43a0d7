import Synchronization

/// Finds a delivery's target by its ARN.
///
/// Services deliver to each other in circles (a topic to a queue, a rule to a topic), so targets are registered after
/// the services are made.
package final class DeliveryRouter: DeliveryTarget {
    private let targets = Mutex<[String: any DeliveryTarget]>([:])

    package init() {}

    /// - Parameter service: the third part of the ARNs (`sqs`, `lambda`, `sns`, `events`), or a URL's scheme.
    package func register(_ target: any DeliveryTarget, for service: String) {
        targets.withLock { $0[service] = target }
    }

    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        let service = Self.service(of: delivery.target)
        guard let target = targets.withLock({ $0[service] }) else {
            throw DeliveryFailure(
                "INVALID_TARGET", "No emulated service takes deliveries to \(delivery.target).", isRetryable: false)
        }
        try await target.accept(delivery)
    }

    static func service(of target: String) -> String {
        let parts = target.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.first == "arn", parts.count > 2 else { return parts.first.map(String.init) ?? "" }
        return String(parts[2])
    }
}
