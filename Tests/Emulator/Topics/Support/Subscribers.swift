import Delivery
import Synchronization
import TestSupport

/// Every queue and function: keeps what it gets. Targets whose name begins with `gone` are not there, those that begin with
/// `broken` fail as long as they are told to.
final class Subscribers: DeliveryTarget {
    private let taken = Mutex<[Delivery]>([])
    let isBroken = Mutex(true)

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        let name = delivery.target.split(separator: ":").last ?? ""
        if name.hasPrefix("gone") { throw DeliveryFailure("GONE", "It is gone.", isRetryable: false) }
        if name.hasPrefix("broken"), isBroken.withLock(\.self) {
            throw DeliveryFailure("BROKEN", "It is broken.", isRetryable: true)
        }
        taken.withLock { $0.append(delivery) }
    }

    var deliveries: [Delivery] { taken.withLock(\.self) }

    /// What the targets have once there are so many deliveries.
    func deliveries(_ count: Int) async throws -> [Delivery] {
        try await eventually(within: .seconds(20), "\(count) deliveries") {
            let deliveries = deliveries
            return deliveries.count >= count ? deliveries : nil
        }
    }
}
