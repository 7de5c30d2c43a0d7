import Delivery
import Synchronization

/// Keeps what is sent to dead-letter queues.
final class RecordingDeadLetters: DeliveryTarget {
    private let letters = Mutex<[Delivery]>([])

    var all: [Delivery] { letters.withLock(\.self) }

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) { letters.withLock { $0.append(delivery) } }
}
