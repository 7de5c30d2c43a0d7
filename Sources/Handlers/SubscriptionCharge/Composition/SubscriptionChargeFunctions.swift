package import FunctionRuntime
package import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum SubscriptionChargeFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ValidateContractFunction") { try validateContract($0) }
        registry.register("ProcessChargeFunction") { try processCharge($0) }
        registry.register("SignContractFunction") { try signContract($0) }
        registry.register("DeliverToPartnerFunction") { try deliverToPartner($0) }
        registry.register("SweepOutboxFunction") { try sweepOutbox($0) }
    }

    package static func validateContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ValidateContractFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (organizations, publishers, mPasses, certificates, audience) = try parts.config.values(
            .organizationTable, .publisherTable, .mPassTable, .certificateTable, .signatureAudience)
        let charges = SubscriptionChargeService(
            schema: SubscriptionChargeRequestSchema.validator,
            signatures: parts.submissionVerifier(certificateTable: certificates, audience: audience),
            parties: ChargePartiesReader(
                organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
                publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers),
                mPasses: MPassRepository(dynamo: parts.dynamo, table: mPasses)),
            contracts: try contracts(parts), outbox: try outbox(parts, [.processCharge: .processChargeQueue]))
        let middleware = parts.requestMiddleware(
            function: "ValidateContractFunction", bodyBytesMax: SubscriptionChargeRequest.bytesMax)
        return ValidateContractFunction(charges: charges, metrics: parts.observers.metrics, middleware: middleware)
    }

    package static func processCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ProcessChargeFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let runner = AggregateStageRunner(
            aggregates: try contracts(parts), outbox: try outbox(parts, [.signContract: .signContractQueue]))
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
            aggregates: contracts, outbox: try outbox(parts, [.deliverToPartner: .deliverToPartnerQueue]))
        let signer = SubscriptionContractSigner(
            contracts: contracts,
            organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
            documents: parts.documentSigner(keyID: keyID),
            schema: SubscriptionChargeRequestSchema.validator)
        return SignContractFunction(runner: runner, signer: signer, observers: parts.observers)
    }

    package static func deliverToPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> DeliverToPartnerFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (partners, circuits, queueURL, allowed) = try parts.config.values(
            .partnerTable, .subscriptionTable, .deliverToPartnerQueue, .partnerInsideAddressesAllowed)
        let deliveries = DocumentDelivery(
            aggregates: try contracts(parts), partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
            outbox: try outbox(parts, [.deliverToPartnerDeadLetter: .deliverToPartnerDeadLetterQueue]),
            channel: try parts.deliveryChannel(circuitTable: circuits, insideAddressesAllowed: allowed),
            deadLetter: .deliverToPartnerDeadLetter)
        return DeliverToPartnerFunction(
            deliveries: SubscriptionDeliveryService(deliveries: deliveries),
            queue: DeliveryQueue(queues: parts.queues, url: queueURL), observers: parts.observers)
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
            ])
        return OutboxSweepFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }

    private static let service = "subscription_charge"

    private static func contracts(_ parts: FunctionParts) throws(ConfigError) -> ContractRepository {
        let identifiers = IdentifierGenerator()
        return ContractRepository(
            dynamo: parts.dynamo, table: try parts.config.value(.subscriptionTable),
            makeToken: { identifiers.uuid() })
    }

    private static func outbox(
        _ parts: FunctionParts, _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>
    ) throws(ConfigError) -> Outbox {
        try parts.outbox(table: try parts.config.value(.subscriptionTable), destinations)
    }
}
