package import FunctionRuntime
package import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum SubscriptionChargeFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ValidateContractFunction") { try validateContract($0) }
        registry.register("ProcessChargeFunction") { try processCharge($0) }
        registry.register("SignContractFunction") { try signContract($0) }
        registry.register("DeliverToPartnerFunction") { try deliverToPartner($0) }
        registry.register("GetSubscriptionChargeFunction") { try getSubscriptionCharge($0) }
        registry.register("SweepOutboxFunction") { try sweepOutbox($0) }
    }

    package static func validateContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ValidateContractFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (organizations, publishers, mPasses, certificates, audience) = try parts.config.values(
            .organizationTable, .publisherTable, .mPassTable, .certificateTable, .signatureAudience)
        let charges = SubscriptionChargeService(
            schema: SubscriptionChargeRequestSchema.validator, templates: SubscriptionContractTemplates.catalogue,
            signatures: parts.submissionVerifier(certificateTable: certificates, audience: audience),
            parties: ChargePartiesReader(
                organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
                publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers),
                mPasses: MPassRepository(dynamo: parts.dynamo, table: mPasses)),
            contracts: try contracts(parts),
            outbox: try outbox(
                parts,
                [.processCharge: .processChargeQueue, .platinumProcessCharge: .platinumProcessChargeQueue],
                eventSource: eventSource))
        let middleware = parts.requestMiddleware(
            function: "ValidateContractFunction", bodyBytesMax: SubscriptionChargeRequest.bytesMax)
        return ValidateContractFunction(charges: charges, metrics: parts.observers.metrics, middleware: middleware)
    }

    package static func processCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ProcessChargeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let runner = AggregateStageRunner(
            aggregates: try contracts(parts),
            outbox: try outbox(
                parts, [.signContract: .signContractQueue, .platinumSignContract: .platinumSignContractQueue],
                eventSource: eventSource))
        let processor = SubscriptionChargeProcessor(
            mPasses: MPassRepository(dynamo: parts.dynamo, table: try parts.config.value(.mPassTable)))
        return ProcessChargeFunction(runner: runner, processor: processor, observers: parts.observers)
    }

    package static func signContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SignContractFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (organizations, keyID) = try parts.config.values(.organizationTable, .signingKeyID)
        let contracts = try contracts(parts)
        let runner = AggregateStageRunner(
            aggregates: contracts,
            outbox: try outbox(
                parts,
                [
                    .deliverToPartner: .deliverToPartnerQueue,
                    .platinumDeliverToPartner: .platinumDeliverToPartnerQueue,
                ]))
        let signer = SubscriptionContractSigner(
            contracts: contracts,
            organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
            documents: parts.documentSigner(keyID: keyID),
            schema: SubscriptionChargeRequestSchema.validator, templates: SubscriptionContractTemplates.catalogue)
        return SignContractFunction(runner: runner, signer: signer, observers: parts.observers)
    }

    package static func deliverToPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> DeliverToPartnerFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (partners, circuits, allowed) = try parts.config.values(
            .partnerTable, .subscriptionTable, .partnerInsideAddressesAllowed)
        let (standard, platinum) = try parts.config.values(.deliverToPartnerQueue, .platinumDeliverToPartnerQueue)
        let contracts = try Self.contracts(parts)
        let outbox = try Self.outbox(parts, deadLetters, eventSource: eventSource)
        let channel = try parts.deliveryChannel(circuitTable: circuits, insideAddressesAllowed: allowed)
        func lane(_ queueURL: String, deadLetter: OutboxDestination) -> DeliveryLane {
            let deliveries = DocumentDelivery(
                aggregates: contracts, partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
                outbox: outbox, channel: channel, deadLetter: deadLetter)
            return DeliveryLane(
                deliveries: SubscriptionDeliveryService(deliveries: deliveries), queues: parts.queues,
                queueURL: queueURL)
        }
        return DeliverToPartnerFunction(
            standard: lane(standard, deadLetter: .deliverToPartnerDeadLetter),
            platinum: lane(platinum, deadLetter: .platinumDeliverToPartnerDeadLetter), observers: parts.observers)
    }

    package static func getSubscriptionCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GetSubscriptionChargeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let middleware = parts.requestMiddleware(
            function: "GetSubscriptionChargeFunction", authorize: try parts.authorizeCallers(.scope("events:read")))
        return GetSubscriptionChargeFunction(
            charges: SubscriptionChargeReader(contracts: try contracts(parts)), middleware: middleware)
    }

    package static func sweepOutbox(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> OutboxSweepFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let outbox = try outbox(
            parts,
            [
                .processCharge: .processChargeQueue, .signContract: .signContractQueue,
                .deliverToPartner: .deliverToPartnerQueue,
                .deliverToPartnerDeadLetter: .deliverToPartnerDeadLetterQueue,
                .platinumProcessCharge: .platinumProcessChargeQueue,
                .platinumSignContract: .platinumSignContractQueue,
                .platinumDeliverToPartner: .platinumDeliverToPartnerQueue,
                .platinumDeliverToPartnerDeadLetter: .platinumDeliverToPartnerDeadLetterQueue,
            ], eventSource: eventSource)
        return OutboxSweepFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }

    private static let service = "subscription_charge"
    /// Who tells the pipeline's domain events.
    private static let eventSource = "moneta.subscription_charge"
    private static let deadLetters: KeyValuePairs<OutboxDestination, ConfigKey<String>> = [
        .deliverToPartnerDeadLetter: .deliverToPartnerDeadLetterQueue,
        .platinumDeliverToPartnerDeadLetter: .platinumDeliverToPartnerDeadLetterQueue,
    ]

    private static func contracts(_ parts: FunctionParts) throws(ConfigError) -> ContractRepository {
        let identifiers = IdentifierGenerator()
        return ContractRepository(
            dynamo: parts.dynamo, table: try parts.config.value(.subscriptionTable),
            makeToken: { identifiers.uuid() })
    }

    private static func outbox(
        _ parts: FunctionParts, _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>,
        eventSource: String? = nil
    ) throws(ConfigError) -> Outbox {
        try parts.outbox(
            table: try parts.config.value(.subscriptionTable), destinations, eventSource: eventSource)
    }
}
