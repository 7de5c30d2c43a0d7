import CurlTransport

/// Hands signed documents to partners by HTTP.
package struct PartnerHTTPChannel: PartnerChannel {
    private let communication: PartnerCommunicationService

    package init(_ communication: PartnerCommunicationService) {
        self.communication = communication
    }

    package func attempt<Reference: AggregateReference>(
        _ delivery: AggregateDelivery<Reference>, of document: SignedDocument<Reference>, to partner: PartnerModel,
        before deadline: Timestamp
    ) async -> DeliveryAttempt {
        let message = PartnerMessage(
            body: document.document, deliveryID: delivery.deliveryID,
            headers: [DetachedJWSRequestSigner.fieldDefault: document.signature])
        let endpoint = EndpointConfiguration(
            name: partner.partnerID, url: partner.endpointURL,
            authentication: [.apiKey(field: partner.apiKeyHeader, SecretText(partner.apiKey))])
        switch await communication.sendToPartner(message, endpoint, deadline: deadline).reply {
        case .accepted(_, let body): return .accepted(confirmation: PartnerConfirmation.text(of: body))
        case .retry(let seconds, let error): return .retry(reason: error.message, afterSeconds: seconds)
        case .rejected(let error):
            let isBlocked = error.code == .blockedAddress
            return .rejected(reason: isBlocked ? "blocked address: \(error.message)" : error.message)
        }
    }
}
