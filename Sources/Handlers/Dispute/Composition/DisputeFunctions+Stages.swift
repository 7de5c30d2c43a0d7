package import FunctionRuntime
package import SharedLayer

/// The functions behind queues and schedules.
extension DisputeFunctions {
    package static func processDispute(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ProcessDisputeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let disputes = try disputes(parts)
        return ProcessDisputeFunction(
            runner: AggregateStageRunner(aggregates: disputes.aggregates, outbox: try outbox(parts, [:])),
            processor: DisputeProcessor(disputes: disputes, book: try parts.config.value(.disputeTerms)),
            observers: parts.observers)
    }

    package static func generateResponse(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GenerateResponseFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let disputes = try disputes(parts)
        return GenerateResponseFunction(
            runner: AggregateStageRunner(
                aggregates: disputes.aggregates, outbox: try outbox(parts, [.notifyPartner: .notifyPartnerQueue])),
            generator: DisputeResponseGenerator(
                disputes: disputes, documents: parts.documentSigner(keyID: try parts.config.value(.signingKeyID))),
            observers: parts.observers)
    }

    package static func notifyPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> NotifyPartnerFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (partners, table, queueURL, allowed) = try parts.config.values(
            .partnerTable, .disputeTable, .notifyPartnerQueue, .partnerInsideAddressesAllowed)
        let deliveries = DocumentDelivery(
            aggregates: try disputes(parts).aggregates,
            partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
            outbox: try outbox(parts, [.notifyPartnerDeadLetter: .notifyPartnerDeadLetterQueue]),
            channel: try parts.deliveryChannel(circuitTable: table, insideAddressesAllowed: allowed),
            deadLetter: .notifyPartnerDeadLetter)
        return NotifyPartnerFunction(
            deliveries: deliveries, queue: DeliveryQueue(queues: parts.queues, url: queueURL),
            observers: parts.observers)
    }

    package static func expireDisputes(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ExpireDisputesFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let expiry = DisputeExpiryService(
            disputes: try disputes(parts),
            outbox: try outbox(parts, [.generateResponse: .generateResponseQueue], tells: true))
        return ExpireDisputesFunction(expiry: expiry, observers: parts.observers)
    }

    package static func recordCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RecordChargeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let recorder = DisputableChargeRecorder(
            dynamo: parts.dynamo, table: try parts.config.value(.disputeTable))
        return RecordChargeFunction(recorder: recorder, observers: parts.observers)
    }

    package static func sweepOutbox(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> OutboxSweepFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let outbox = try outbox(
            parts,
            [
                .processDispute: .processDisputeQueue, .generateResponse: .generateResponseQueue,
                .notifyPartner: .notifyPartnerQueue, .notifyPartnerDeadLetter: .notifyPartnerDeadLetterQueue,
            ], tells: true)
        return OutboxSweepFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }
}
