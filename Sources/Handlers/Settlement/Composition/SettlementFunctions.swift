package import FunctionRuntime
import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum SettlementFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ValidateSettlementFunction") { try validateSettlement($0) }
        registry.register("ProcessSettlementFunction") { try processSettlement($0) }
        registry.register("GenerateConfirmationFunction") { try generateConfirmation($0) }
        registry.register("SettleWithPartnerFunction") { try settleWithPartner($0) }
        registry.register("RecordEntryFunction") { try recordEntry($0) }
        registry.register("RunDailySettlementsFunction") { try runDailySettlements($0) }
        registry.register("GetSettlementFunction") { try getSettlement($0) }
        registry.register("ListSettlementLinesFunction") { try listSettlementLines($0) }
        registry.register("SweepOutboxFunction") { try sweepOutbox($0) }
    }

    package static func validateSettlement(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ValidateSettlementFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (organizations, publishers, partners, certificates, audience) = try parts.config.values(
            .organizationTable, .publisherTable, .partnerTable, .certificateTable, .signatureAudience)
        let repository = try repository(parts)
        let terms = try terms(parts)
        let service = SettlementService(
            signatures: parts.submissionVerifier(certificateTable: certificates, audience: audience),
            facts: SettlementFactsReader(
                organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
                publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers),
                partners: PartnerRepository(dynamo: parts.dynamo, table: partners), settlements: repository,
                terms: terms),
            settlements: repository,
            outbox: try outbox(parts, [.processSettlement: .processSettlementQueue]), terms: terms)
        return ValidateSettlementFunction(
            settlements: service, metrics: parts.observers.metrics,
            middleware: parts.requestMiddleware(
                function: "ValidateSettlementFunction", bodyBytesMax: SettlementRequest.bytesMax))
    }

    package static func processSettlement(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ProcessSettlementFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let repository = try repository(parts)
        return ProcessSettlementFunction(
            runner: AggregateStageRunner(
                aggregates: repository.aggregates,
                outbox: try outbox(parts, [.generateConfirmation: .generateConfirmationQueue])),
            processor: SettlementProcessor(settlements: repository), queues: parts.queues,
            queueURL: try parts.config.value(.processSettlementQueue), observers: parts.observers)
    }

    package static func generateConfirmation(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GenerateConfirmationFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let repository = try repository(parts)
        let (authority, compliance) = try parts.config.values(.signingKeyID, .complianceKeyID)
        return GenerateConfirmationFunction(
            runner: AggregateStageRunner(
                aggregates: repository.aggregates,
                outbox: try outbox(parts, [.settleWithPartner: .settleWithPartnerQueue], tellsBus: false)),
            generator: SettlementConfirmationGenerator(
                settlements: repository, authority: parts.documentSigner(keyID: authority),
                compliance: parts.documentSigner(keyID: compliance)),
            observers: parts.observers)
    }

    package static func settleWithPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SettleWithPartnerFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (partners, circuits, queueURL, allowed) = try parts.config.values(
            .partnerTable, .settlementTable, .settleWithPartnerQueue, .partnerInsideAddressesAllowed)
        let deliveries = DocumentDelivery(
            aggregates: try repository(parts).aggregates,
            partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
            outbox: try outbox(parts, [.settleWithPartnerDeadLetter: .settleWithPartnerDeadLetterQueue]),
            channel: try parts.deliveryChannel(circuitTable: circuits, insideAddressesAllowed: allowed),
            deadLetter: .settleWithPartnerDeadLetter)
        return SettleWithPartnerFunction(
            deliveries: deliveries, queue: DeliveryQueue(queues: parts.queues, url: queueURL),
            observers: parts.observers)
    }

    package static func recordEntry(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RecordEntryFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let recorder = SettlementEntryRecorder(
            settlements: try repository(parts),
            organizations: OrganizationRepository(
                dynamo: parts.dynamo, table: try parts.config.value(.organizationTable)),
            terms: try terms(parts))
        return RecordEntryFunction(recorder: recorder, observers: parts.observers)
    }
}
