import SharedLayer

/// A charge whose shape and signature are in order.
struct VerifiedCharge: Sendable {
    let request: SubscriptionChargeRequest
    let submission: SignedSubmission
    let signature: VerifiedSignature
    let requestHash: String

    init(request: SubscriptionChargeRequest, submission: SignedSubmission, signature: VerifiedSignature) {
        self.request = request
        self.submission = submission
        self.signature = signature
        requestHash = ContractRequestModel.hash(of: submission.body)
    }

    func usedSignature(by requestID: String) -> UsedSignatureModel {
        UsedSignatureModel(
            publisherID: request.publisherID, token: signature.token,
            expiresAt: signature.expiresAt.secondsSince1970, usedBy: requestID)
    }

    /// All that is written when the charge becomes a contract.
    func creation(
        transactionID: String, at now: Timestamp, function: String, requestID: String
    ) throws -> ContractChange {
        var contract = ContractModel(
            reference: request.reference, publisherID: request.publisherID, mPassID: request.mPassID,
            transactionID: transactionID, amount: request.amountText, currency: request.money.currency,
            period: request.period, requestHash: requestHash, validatedAt: now)
        let event = try contract.append(
            .validated, status: .validated, at: now, function: function, requestID: requestID,
            details: [
                "transaction_id": transactionID,
                "publisher_id": request.publisherID,
                "mpass_id": request.mPassID,
                "amount": request.money.decimalText,
                "currency": request.money.currency.code,
                "request_sha256": requestHash,
                "certificate_sha256": signature.thumbprint,
            ])
        var change = ContractChange(contract: contract, event: event)
        change.request = ContractRequestModel(
            reference: request.reference, body: submission.body, signature: submission.signature ?? "", receivedAt: now)
        change.usedSignature = usedSignature(by: requestID)
        change.outbox = try OutboxItem(.processCharge, contract, at: now)
        return change
    }
}
