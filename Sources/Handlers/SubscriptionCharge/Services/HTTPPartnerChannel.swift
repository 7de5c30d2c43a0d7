package import SharedLayer

/// Hands signed contracts to partners by HTTP.
package struct HTTPPartnerChannel: PartnerChannel {
    private let communication: PartnerCommunicationService

    package init(_ communication: PartnerCommunicationService) {
        self.communication = communication
    }

    package func attempt(
        _ delivery: DeliveryModel, of document: SignedContractModel, to partner: PartnerModel
    ) async -> DeliveryAttempt {
        let message = PartnerMessage(
            url: partner.endpointURL, body: document.document,
            apiKey: (field: partner.apiKeyHeader, value: partner.apiKey), deliveryID: delivery.deliveryID,
            signature: document.signature)
        switch await communication.sendToPartner(message) {
        case .accepted(_, let body): return .accepted(confirmation: PartnerConfirmation.text(of: body))
        case .retry(let seconds, let reason): return .retry(reason: reason, afterSeconds: seconds)
        case .rejected(_, let reason): return .rejected(reason: reason)
        case .blockedAddress(let reason): return .rejected(reason: "blocked address: \(reason)")
        }
    }
}
