package import FunctionRuntime
import SharedLayer

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
        let parts = try FunctionParts(environment, output: output)
        let (organizations, publishers, mPasses, certificates, audience) = try parts.config.values(
            .organizationTable, .publisherTable, .mPassTable, .certificateTable, .signatureAudience)
        let charges = SubscriptionChargeService(
            schema: SubscriptionChargeRequestSchema.validator,
            signatures: PublisherSignatureVerifier(
                certificates: CertificateService(
                    parts.surroundings,
                    source: PublisherCertificates(CertificateRepository(dynamo: parts.dynamo, table: certificates)),
                    // A revocation counts from the next charge on, at the price of a query for each.
                    cacheSeconds: 0, rereadSeconds: 0),
                crypto: CryptoService(parts.surroundings), audience: audience),
            parties: ChargePartiesReader(
                organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
                publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers),
                mPasses: MPassRepository(dynamo: parts.dynamo, table: mPasses)),
            contracts: try parts.contracts(), outbox: try parts.outbox([.processCharge: .processChargeQueue]))
        let middleware = RequestMiddleware(
            logger: parts.observers.logger, catalogue: Lazy(parts.layer.readCatalogue),
            bodyBytesMax: SubscriptionChargeRequest.bytesMax,
            trace: TraceStep(parts.observers.tracer, name: "ValidateContractFunction"),
            metrics: MetricsStep(parts.observers.metrics))
        return ValidateContractFunction(charges: charges, metrics: parts.observers.metrics, middleware: middleware)
    }

    package static func processCharge(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ProcessChargeFunction {
        let parts = try FunctionParts(environment, output: output)
        let runner = SubscriptionStageRunner(
            contracts: try parts.contracts(), outbox: try parts.outbox([.signContract: .signContractQueue]))
        let processor = SubscriptionChargeProcessor(
            mPasses: MPassRepository(dynamo: parts.dynamo, table: try parts.config.value(.mPassTable)))
        return ProcessChargeFunction(runner: runner, processor: processor, observers: parts.observers)
    }

    package static func signContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SignContractFunction {
        let parts = try FunctionParts(environment, output: output)
        let (organizations, keyID) = try parts.config.values(.organizationTable, .signingKeyID)
        let contracts = try parts.contracts()
        let runner = SubscriptionStageRunner(
            contracts: contracts, outbox: try parts.outbox([.deliverToPartner: .deliverToPartnerQueue]))
        let signer = SubscriptionContractSigner(
            contracts: contracts,
            organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
            documents: KeyStoreDocumentSigner(
                crypto: CryptoService(parts.surroundings),
                keyStore: KMSKeyStore(configuration: parts.aws, http: parts.http), keyID: keyID),
            schema: SubscriptionChargeRequestSchema.validator)
        return SignContractFunction(runner: runner, signer: signer, observers: parts.observers)
    }

    package static func deliverToPartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> DeliverToPartnerFunction {
        let parts = try FunctionParts(environment, output: output)
        let (partners, circuits, queueURL, allowed) = try parts.config.values(
            .partnerTable, .subscriptionTable, .deliverToPartnerQueue, .partnerInsideAddressesAllowed)
        let deliveries = SubscriptionDeliveryService(
            contracts: try parts.contracts(),
            partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
            outbox: try parts.outbox([.deliverToPartnerDeadLetter: .deliverToPartnerDeadLetterQueue]),
            channel: HTTPPartnerChannel(
                PartnerCommunicationService(
                    parts.surroundings, http: parts.http,
                    policy: try AddressPolicy(insideAddressesAllowed: allowed),
                    breaker: CircuitBreaker(parts.surroundings, dynamo: parts.dynamo, table: circuits),
                    bulkhead: Bulkhead())))
        return DeliverToPartnerFunction(
            deliveries: deliveries, queues: parts.queues, queueURL: queueURL, observers: parts.observers)
    }

    package static func sweepOutbox(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SweepOutboxFunction {
        let parts = try FunctionParts(environment, output: output)
        let outbox = try parts.outbox([
            .processCharge: .processChargeQueue, .signContract: .signContractQueue,
            .deliverToPartner: .deliverToPartnerQueue,
            .deliverToPartnerDeadLetter: .deliverToPartnerDeadLetterQueue,
        ])
        return SweepOutboxFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }
}
