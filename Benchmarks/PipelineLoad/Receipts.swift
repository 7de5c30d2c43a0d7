import Scenario
import SharedLayer
import Synchronization

/// When the partner got which contract, for the first time.
final class Receipts: Sendable {
    private let first = Mutex<[String: Timestamp]>([:])

    func note(_ attempt: PartnerEndpoint.Attempt) {
        let now = Timestamp.now()
        guard let contract = (try? JSONParser().parse(attempt.body))?["contract_id"]?.string else { return }
        first.withLock { first in
            if first[contract] == nil { first[contract] = now }
        }
    }

    var count: Int { first.withLock(\.count) }

    func at(_ contract: String) -> Timestamp? { first.withLock { $0[contract] } }
}
