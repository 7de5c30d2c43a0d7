package import FunctionRuntime
import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum ReconciliationFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ValidateReconciliationDataFunction") { try validateReconciliationData($0) }
        registry.register("ScatterRecordsFunction") { try scatterRecords($0) }
        registry.register("MatchRecordsFunction") { try matchRecords($0) }
        registry.register("GenerateReportFunction") { try generateReport($0) }
        registry.register("RespondToPartnerFunction") { try respondToPartner($0) }
        registry.register("RecordChargeFunction") { try recordCharge($0) }
        registry.register("FailReconciliationFunction") { try failReconciliation($0) }
        registry.register("GetReconciliationFunction") { try getReconciliation($0) }
        registry.register("ListReconciliationResultsFunction") { try listReconciliationResults($0) }
        registry.register("SweepOutboxFunction") { try sweepOutbox($0) }
    }

    package static func validateReconciliationData(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ValidateReconciliationDataFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let (organizations, publishers, certificates, audience) = try parts.config.values(
            .organizationTable, .publisherTable, .certificateTable, .signatureAudience)
        let reconciliations = ReconciliationService(
            schema: ReconciliationRequestSchema.validator,
            signatures: parts.shared.submissionVerifier(certificateTable: certificates, audience: audience),
            organizations: OrganizationRepository(dynamo: parts.shared.dynamo, table: organizations),
            publishers: PublisherRepository(dynamo: parts.shared.dynamo, table: publishers), store: try parts.store(),
            reconciliations: parts.reconciliations,
            outbox: try parts.outbox([.scatterRecords: .scatterRecordsQueue]))
        return ValidateReconciliationDataFunction(
            reconciliations: reconciliations, metrics: parts.observers.metrics,
            middleware: parts.shared.requestMiddleware(
                function: "ValidateReconciliationDataFunction", bodyBytesMax: ReconciliationRequest.bytesMax))
    }

    package static func scatterRecords(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ScatterRecordsFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let store = try parts.store()
        let tasks = try parts.tasks()
        return ScatterRecordsFunction(
            planner: ReconciliationPlanner(
                reconciliations: parts.reconciliations, store: store, rules: try parts.config.value(.matchingRules),
                tasks: tasks),
            scatter: ReconciliationScatter(reconciliations: parts.reconciliations, store: store),
            progress: try parts.progress(), ending: try parts.ending(), observers: parts.observers)
    }

    package static func matchRecords(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> MatchRecordsFunction {
        let parts = try ReconciliationParts(environment, output: output)
        return MatchRecordsFunction(
            matching: ReconciliationPartMatching(
                reconciliations: parts.reconciliations, store: try parts.store()),
            progress: try parts.progress(), ending: try parts.ending(), observers: parts.observers)
    }

    package static func generateReport(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GenerateReportFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let outbox = try parts.outbox([.respondToPartner: .respondToPartnerQueue], tells: true)
        return GenerateReportFunction(
            runner: AggregateStageRunner(aggregates: parts.reconciliations.aggregates, outbox: outbox),
            reporter: ReconciliationReporter(
                reconciliations: parts.reconciliations,
                documents: parts.shared.documentSigner(keyID: try parts.config.value(.signingKeyID))),
            ending: try parts.ending(), observers: parts.observers)
    }

    package static func respondToPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RespondToPartnerFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let (partners, circuits, queueURL, allowed) = try parts.config.values(
            .partnerTable, .reconciliationTable, .respondToPartnerQueue, .partnerInsideAddressesAllowed)
        let delivery = DocumentDelivery(
            aggregates: parts.reconciliations.aggregates,
            partners: PartnerRepository(dynamo: parts.shared.dynamo, table: partners),
            outbox: try parts.outbox(
                [.respondToPartnerDeadLetter: .respondToPartnerDeadLetterQueue], tells: true),
            channel: try parts.shared.deliveryChannel(circuitTable: circuits, insideAddressesAllowed: allowed),
            deadLetter: .respondToPartnerDeadLetter)
        return RespondToPartnerFunction(
            delivery: delivery, queue: DeliveryQueue(queues: parts.shared.queues, url: queueURL),
            observers: parts.observers)
    }

    package static func recordCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RecordChargeFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let organizations = OrganizationRepository(
            dynamo: parts.shared.dynamo, table: try parts.config.value(.organizationTable))
        return RecordChargeFunction(
            ledger: ReconciliationLedgerService(
                ledger: parts.reconciliations.ledger, organizations: organizations),
            observers: parts.observers)
    }

    package static func failReconciliation(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> FailReconciliationFunction {
        let parts = try ReconciliationParts(environment, output: output)
        return FailReconciliationFunction(ending: try parts.ending(), observers: parts.observers)
    }
}
