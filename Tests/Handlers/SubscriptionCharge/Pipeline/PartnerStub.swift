import SharedLayer
import SubscriptionCharge
import Synchronization

/// A partner that answers as a test tells it, and remembers what it was sent.
final class PartnerStub: PartnerChannel {
    private let state: Mutex<(answers: [DeliveryAttempt], seen: [Seen])>

    struct Seen: Equatable {
        let deliveryID: String
        let document: [UInt8]
        let signature: String
        let endpointURL: String
    }

    /// The last answer is given for good.
    init(_ answers: DeliveryAttempt...) {
        state = Mutex((answers, []))
    }

    var seen: [Seen] { state.withLock(\.seen) }

    func attempt<Reference: AggregateReference>(
        _ delivery: AggregateDelivery<Reference>, of document: SignedDocument<Reference>, to partner: PartnerModel,
        before deadline: Timestamp
    ) async -> DeliveryAttempt {
        state.withLock { state in
            state.seen.append(
                Seen(
                    deliveryID: delivery.deliveryID, document: document.document, signature: document.signature,
                    endpointURL: partner.endpointURL))
            let answer = state.answers.first ?? .rejected(reason: "the test gave no answer")
            if state.answers.count > 1 { state.answers.removeFirst() }
            return answer
        }
    }
}
