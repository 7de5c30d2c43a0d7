import CurlTransport

/// Hands signed documents to partners by HTTP.
package struct PartnerHTTPChannel: PartnerChannel {
    private let communication: PartnerCommunicationService
    private let keys: any PartnerKeySource

    package init(_ communication: PartnerCommunicationService, keys: any PartnerKeySource) {
        self.communication = communication
        self.keys = keys
    }

    package func attempt<Reference: AggregateReference>(
        _ delivery: AggregateDelivery<Reference>, of document: SignedDocument<Reference>, to partner: PartnerModel,
        before deadline: Timestamp
    ) async -> DeliveryAttempt {
        let message = PartnerMessage(
            body: document.document, deliveryID: delivery.deliveryID,
            headers: [DetachedJWSRequestSigner.fieldDefault: document.signature])
        let key: SecretText
        do {
            key = try await keys.key(of: partner)
        } catch {
            // Ours to mend, not the partner's: the delivery waits for that.
            return .retry(reason: "the partner's key was not read", afterSeconds: nil)
        }
        let endpoint = EndpointConfiguration(
            name: partner.partnerID, url: partner.endpointURL,
            authentication: [.apiKey(field: partner.apiKeyHeader, key)])
        switch await communication.sendToPartner(message, endpoint, deadline: deadline).reply {
        case .accepted(_, let body): return .accepted(confirmation: PartnerConfirmation.text(of: body))
        case .retry(let seconds, let error): return .retry(reason: error.message, afterSeconds: seconds)
        case .rejected(let error):
            let isBlocked = error.code == .blockedAddress
            return .rejected(reason: isBlocked ? "blocked address: \(error.message)" : error.message)
        }
    }
}
