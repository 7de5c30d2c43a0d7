package import FunctionRuntime
import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum DisputeFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ValidateDisputeTermsFunction") { try validateDisputeTerms($0) }
        registry.register("SubmitEvidenceFunction") { try submitEvidence($0) }
        registry.register("WithdrawDisputeFunction") { try withdrawDispute($0) }
        registry.register("DecideDisputeFunction") { try decideDispute($0) }
        registry.register("GetDisputeFunction") { try getDispute($0) }
        registry.register("ProcessDisputeFunction") { try processDispute($0) }
        registry.register("GenerateResponseFunction") { try generateResponse($0) }
        registry.register("NotifyPartnerFunction") { try notifyPartner($0) }
        registry.register("ExpireDisputesFunction") { try expireDisputes($0) }
        registry.register("RecordChargeFunction") { try recordCharge($0) }
        registry.register("SweepOutboxFunction") { try sweepOutbox($0) }
    }

    package static func validateDisputeTerms(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ValidateDisputeTermsFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let service = DisputeService(
            signatures: try signatures(parts), parties: try parties(parts), disputes: try disputes(parts),
            outbox: try outbox(parts, [.processDispute: .processDisputeQueue], tells: true),
            evidence: try evidenceBucket(parts), book: try parts.config.value(.disputeTerms))
        return ValidateDisputeTermsFunction(
            disputes: service, metrics: parts.observers.metrics,
            middleware: parts.requestMiddleware(
                function: "ValidateDisputeTermsFunction", bodyBytesMax: OpenDisputeRequest.bytesMax))
    }

    package static func submitEvidence(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SubmitEvidenceFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let evidence = DisputeEvidenceService(
            signatures: try signatures(parts), uses: try signatureUses(parts), parties: try parties(parts),
            disputes: try disputes(parts), bucket: try evidenceBucket(parts),
            book: try parts.config.value(.disputeTerms))
        return SubmitEvidenceFunction(
            evidence: evidence, metrics: parts.observers.metrics,
            middleware: parts.requestMiddleware(
                function: "SubmitEvidenceFunction", bodyBytesMax: OpenDisputeRequest.bytesMax))
    }

    package static func withdrawDispute(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> WithdrawDisputeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let withdrawals = DisputeWithdrawalService(
            signatures: try signatures(parts), uses: try signatureUses(parts), parties: try parties(parts),
            disputes: try disputes(parts),
            outbox: try outbox(parts, [.generateResponse: .generateResponseQueue], tells: true))
        return WithdrawDisputeFunction(
            withdrawals: withdrawals, metrics: parts.observers.metrics,
            middleware: parts.requestMiddleware(
                function: "WithdrawDisputeFunction", bodyBytesMax: OpenDisputeRequest.bytesMax))
    }

    package static func decideDispute(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> DecideDisputeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let decisions = DisputeDecisionService(
            disputes: try disputes(parts),
            outbox: try outbox(parts, [.generateResponse: .generateResponseQueue], tells: true))
        let idempotency = Idempotency(
            parts.surroundings, dynamo: parts.dynamo, table: try parts.config.value(.disputeTable))
        return DecideDisputeFunction(
            decisions: decisions, metrics: parts.observers.metrics,
            middleware: parts.requestMiddleware(
                function: "DecideDisputeFunction", bodyBytesMax: OpenDisputeRequest.bytesMax,
                authorize: try parts.authorizeCallers(.scope("disputes:decide")),
                idempotency: IdempotencyStep(idempotency)))
    }

    package static func getDispute(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GetDisputeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return GetDisputeFunction(
            disputes: DisputeReader(disputes: try disputes(parts)),
            middleware: parts.requestMiddleware(
                function: "GetDisputeFunction", authorize: try parts.authorizeCallers(.scope("events:read"))))
    }

    static let service = "dispute"
}
