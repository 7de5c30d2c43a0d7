import SharedLayer

/// One record of each kind with every field set, for tests that go through all of them.
enum SampleRecords {
    static let moment = Timestamp(millisecondsSince1970: 1_763_726_400_000)
    static let hash = String(repeating: "0a", count: 32)
    static let contractReference = ContractReference(organizationID: "org-1", contractID: "contract-1")
    static let disputeReference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
    static let settlementReference = SettlementReference(organizationID: "org-1", settlementID: "settlement-1")
    static let reconciliationReference = ReconciliationReference(
        organizationID: "org-1", reconciliationID: "reconciliation-1")

    static func money(_ minorUnits: Int64, _ code: String = "EUR") throws -> Money {
        guard let currency = Currency(code) else { throw ShapeError(.unknownCurrency, field: "currency", code) }
        return try Money(minorUnits: minorUnits, currency: currency)
    }

    static func mPass() -> MPassModel {
        MPassModel(mPassID: "mpass-1", organizationID: "org-1", status: .active, tier: .gold, version: 3)
    }

    static func organization() -> OrganizationModel {
        OrganizationModel(
            organizationID: "org-1", name: "Ärger & Söhne", status: .active, partnerID: "partner-1", version: 1)
    }

    static func membership() -> MembershipModel {
        MembershipModel(
            organizationID: "org-1", memberID: "member-1", role: .auditor, status: .active, joinedAt: moment, version: 1
        )
    }

    static func publisher() -> PublisherModel {
        PublisherModel(
            publisherID: "publisher-1", organizationID: "org-1", name: "Shop", status: .suspended, version: 1)
    }

    static func partner() -> PartnerModel {
        PartnerModel(
            partnerID: "partner-1", name: "Partner", status: .active, endpointURL: "https://partner.example/in",
            apiKey: "secret", ownerOrganizationID: "org-1", version: 1)
    }

    static func endpoint() -> EndpointModel {
        EndpointModel(
            partnerID: "partner-1", endpointID: "endpoint-1", purpose: .disputes, url: "https://partner.example/d",
            authentication: .hmac, secretName: "/moneta/partner-1/hmac", createdAt: moment, version: 1)
    }

    static func apiKey() -> APIKeyModel {
        APIKeyModel(
            key: "mk_0123456789abcdef", keyID: "key-1", organizationID: "org-1", scopes: ["contracts:read"],
            createdAt: moment, validUntil: moment.adding(seconds: 60))
    }

    static func certificate() -> CertificateModel {
        var certificate = CertificateModel(
            publisherID: "publisher-1", thumbprint: String(repeating: "a", count: 43),
            pem: "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n", purpose: .signing, status: .revoked,
            notBefore: moment, notAfter: moment.adding(seconds: 1), version: 2)
        certificate.revokedAt = moment
        certificate.revocationReason = "keyCompromise"
        return certificate
    }

    static func revocationList() -> RevocationListModel {
        RevocationListModel(
            issuerHash: hash, number: "17", der: [0x30, 0x00], thisUpdate: moment,
            nextUpdate: moment.adding(seconds: 3_600), fetchedAt: moment, version: 1)
    }

    static func contract() throws -> ContractModel {
        var contract = ContractModel(
            reference: contractReference, publisherID: "publisher-1", mPassID: "mpass-1", transactionID: "t-1",
            amount: "49.9", currency: try money(1).currency, period: "2025-11", requestHash: hash, validatedAt: moment)
        contract.tier = .gold
        contract.templateID = "subscription-charge"
        contract.templateVersion = 2
        contract.amountMinorUnits = 4_990
        contract.deliveryID = "delivery-1"
        contract.partnerConfirmation = ""
        contract.failureReason = "NOT_REACHED: no answer"
        return contract
    }

    static func contractCycle() -> ContractCycleModel {
        ContractCycleModel(ContractReference(organizationID: "org-1", contractID: "contract-1", period: "2025-11"))
    }

    static func contractPeriod() throws -> ContractPeriodModel {
        ContractPeriodModel(
            ContractModel(
                reference: ContractReference(organizationID: "org-1", contractID: "contract-1", period: "2025-11"),
                publisherID: "publisher-1", mPassID: "mpass-1", transactionID: "t-1", amount: "49.9",
                currency: try money(1).currency, period: "2025-11", requestHash: hash, validatedAt: moment))
    }

    static func submissionKey() -> SubmissionKeyModel {
        SubmissionKeyModel(signerID: "publisher-1", key: "key-1", requestHash: hash, expiresAt: 1_763_727_000)
    }

    static func contractEvent() throws -> ContractEventModel {
        try ContractEventModel(
            reference: contractReference, sequence: 1, type: .validated, at: moment, function: "F", requestID: "r-1",
            details: ["amount": "49.90"], previousHash: EventChain.start)
    }

    static func request() -> ContractRequestModel {
        ContractRequestModel(
            reference: contractReference, body: [0, 255, 10], signature: "a..b", receivedAt: moment)
    }

    static func document() -> SignedContractModel {
        SignedContractModel(
            reference: contractReference, document: Array("{}".utf8), signature: "a..b", keyID: "key-1",
            signedAt: moment)
    }

    static func delivery() -> DeliveryModel {
        var delivery = DeliveryModel(
            reference: contractReference, deliveryID: "delivery-1", partnerID: "partner-1", createdAt: moment)
        delivery.status = .failed
        delivery.attempts = 2
        delivery.lastAttemptAt = moment
        delivery.lastFailure = "TIMED_OUT"
        return delivery
    }

    static func usedSignature() -> UsedSignatureModel {
        UsedSignatureModel(publisherID: "publisher-1", token: "token", expiresAt: 1_763_727_000, usedBy: "request-1")
    }

    static func outboxItem() -> OutboxItem {
        OutboxItem(
            reference: contractReference, destination: OutboxDestination(rawValue: "next"), body: "{}",
            subject: "CONTRACT_VALIDATED", createdAt: moment)
    }

    static func dispute() throws -> DisputeModel {
        var dispute = DisputeModel(
            reference: disputeReference, contract: contractReference, transactionID: "t-1", openedBy: "publisher-1",
            partnerID: "partner-1", reason: .wrongAmount, amount: try money(4_990), chargedAt: moment,
            openedAt: moment.adding(seconds: 60),
            requestHash: hash, respondBy: moment.adding(seconds: 120), requiredEvidence: [.receipt, .correspondence])
        dispute.evidenceCount = 1
        dispute.refund = try money(1_000)
        dispute.resolution = "PARTIAL: agreed"
        dispute.deliveryID = "delivery-1"
        dispute.partnerConfirmation = "ok"
        return dispute
    }

    static func disputeEvent() throws -> DisputeEventModel {
        try DisputeEventModel(
            reference: disputeReference, sequence: 1, type: .opened, at: moment, function: "F", requestID: "r-1",
            details: [:], previousHash: EventChain.start)
    }

    static func evidence() -> DisputeEvidenceModel {
        DisputeEvidenceModel(
            reference: disputeReference, evidenceID: "evidence-1", kind: .receipt, submittedBy: "publisher-1",
            submittedAt: moment, mediaType: "application/pdf", sizeBytes: 10_000, hash: hash,
            location: "org-1/dispute-1/evidence-1", note: "page 2")
    }

    static func openDispute() -> OpenDisputeModel {
        OpenDisputeModel(
            contract: contractReference, transactionID: "t-1", dispute: disputeReference, openedAt: moment)
    }

    static func disputableCharge() throws -> DisputableChargeModel {
        var charge = try DisputableChargeModel(
            contract: contractReference, transactionID: "t-1", publisherID: "publisher-1", partnerID: "partner-1",
            amount: try money(4_990), chargedAt: moment, eventID: hash)
        charge.refunded = try money(1_000)
        charge.version = 2
        return charge
    }

    static func settlement() throws -> SettlementModel {
        var settlement = SettlementModel(
            reference: settlementReference, partnerID: "partner-1", currency: try money(1).currency,
            origin: .scheduled, periodStart: moment, periodEnd: moment.adding(seconds: 86_400), createdAt: moment,
            requestHash: hash)
        settlement.charges = try money(10_000)
        settlement.refunds = try money(12_000)
        settlement.fees = try money(0)
        settlement.broughtForward = try money(0)
        settlement.net = try money(-2_000)
        settlement.lineCount = 4
        settlement.linesHash = hash
        settlement.deliveryID = "delivery-1"
        settlement.partnerConfirmation = "ok"
        settlement.failureReason = "none"
        return settlement
    }

    static func settlementEvent() throws -> SettlementEventModel {
        try SettlementEventModel(
            reference: settlementReference, sequence: 1, type: .processed, at: moment, function: "F",
            requestID: "r-1", details: [:], previousHash: EventChain.start)
    }

    static func line(_ number: Int = 1, side: LedgerSide = .debit, minorUnits: Int64 = 4_990) throws -> LedgerLineModel
    {
        LedgerLineModel(
            reference: settlementReference, number: number, account: "partner:partner-1:payable", side: side,
            amount: try money(minorUnits), entry: .charge, sourceID: "t-1", postedAt: moment)
    }

    static func settlementRun() throws -> SettlementRunModel {
        var run = SettlementRunModel(
            reference: settlementReference, feeBasisPoints: 150, feeFixed: try money(30), broughtForward: try money(-1),
            minimumNet: try money(100))
        run.phase = .posting
        run.entryCount = 1
        run.charges = try money(4_990)
        run.lineCount = 4
        run.postedThrough = try settlementEntry().key.sort
        run.postedAt = moment
        try run.seal.add(line())
        return run
    }

    static func settlementAccount() throws -> SettlementAccountModel {
        var account = SettlementAccountModel(
            account: try accountReference(), createdAt: moment, dueAt: moment.adding(seconds: 86_400),
            balance: try money(-1))
        account.settledThrough = moment
        account.openSettlementID = "settlement-1"
        account.lastSettlementID = "settlement-0"
        return account
    }

    static func accountReference() throws -> SettlementAccountReference {
        SettlementAccountReference(
            organizationID: "org-1", partnerID: "partner-1", currency: try money(1).currency)
    }

    static func settlementEntry() throws -> SettlementEntryModel {
        SettlementEntryModel(
            account: try accountReference(), kind: .refund, sourceID: "dispute-1", transactionID: "t-1",
            amount: try money(4_990), occurredAt: moment, eventID: hash, recordedAt: moment)
    }

    static func reconciliation() throws -> ReconciliationModel {
        var reconciliation = ReconciliationModel(
            reference: reconciliationReference, partnerID: "partner-1", periodStart: moment,
            periodEnd: moment.adding(seconds: 86_400),
            file: RecordFile(
                bucket: "records", object: "2025/11.csv", entityTag: "\"e1\"", sha256: hash, format: .csv,
                sizeBytes: 1_000),
            requestHash: hash, createdAt: moment)
        reconciliation.recordCount = 3
        reconciliation.partCount = 1
        reconciliation.counts.count(.matched)
        reconciliation.counts.count(.duplicate)
        reconciliation.totals = [CurrencyTotals(ours: try money(5), theirs: try money(-7))]
        reconciliation.deliveryID = "delivery-1"
        reconciliation.partnerConfirmation = "ok"
        reconciliation.failureReason = "none"
        return reconciliation
    }

    static func reconciliationEvent() throws -> ReconciliationEventModel {
        try ReconciliationEventModel(
            reference: reconciliationReference, sequence: 1, type: .matched, at: moment, function: "F",
            requestID: "r-1", details: [:], previousHash: EventChain.start)
    }

    static func tally() throws -> RecordTally {
        RecordTally(
            side: .theirs, kind: .refund, currency: try money(1).currency, end: .matched, count: 1, minorUnits: 5)
    }

    static func part() throws -> ReconciliationPartModel {
        var part = ReconciliationPartModel(
            reference: reconciliationReference, part: 1, firstBucket: 0, bucketCount: 500)
        part.status = .matched
        part.tallies = [try tally()]
        part.results = [ResultFile(name: "results/1.jsonl", sizeBytes: 10, lineCount: 1, sha256: hash)]
        part.left = [WorkObject(side: .ours, name: "work/1", sizeBytes: 10)]
        return part
    }

    static func slice() throws -> ReconciliationSliceModel {
        var slice = ReconciliationSliceModel(
            reference: reconciliationReference, slice: 1, side: .theirs, start: 0, end: 10)
        slice.tallies = [try tally()]
        slice.objects = [WorkObject(side: .theirs, name: "work/1", sizeBytes: 10)]
        return slice
    }

    static func plan() -> ReconciliationPlanModel {
        ReconciliationPlanModel(
            reference: reconciliationReference,
            policy: MatchingPolicy(groupBy: .mPass, dateToleranceDays: 2, amountTolerances: ["USD": 5]),
            sliceCount: 2, columns: ["record_id"])
    }

    static func ledgerRecord() throws -> LedgerRecordModel {
        LedgerRecordModel(
            organizationID: "org-1", partnerID: "partner-1", recordID: "t-1", kind: .charge, amount: try money(500),
            contractID: "contract-1", period: "2026-11", transactionID: "t-1", mPassID: "mpass-1", occurredAt: moment,
            eventID: hash)
    }

    static func domainEvent(_ sequence: Int = 1) throws -> DomainEventRecordModel {
        DomainEventRecordModel(
            source: "moneta.subscription_charge", eventID: hash, eventType: "CONTRACT_DELIVERED", sequence: sequence,
            occurredAt: moment, recordedAt: moment.adding(seconds: 1), organizationID: "org-1",
            content: .charge(try ChargeEventData(contract(), partnerID: "partner-1")))
    }

    static func ledgerTransaction() throws -> LedgerTransactionModel { LedgerTransactionModel(try domainEvent()) }

    /// All of them, by the names of their types.
    static func all() throws -> [AnyRecord] {
        try [
            AnyRecord("MPassModel", mPass()), AnyRecord("OrganizationModel", organization()),
            AnyRecord("MembershipModel", membership()), AnyRecord("PublisherModel", publisher()),
            AnyRecord("PartnerModel", partner()), AnyRecord("EndpointModel", endpoint()),
            AnyRecord("APIKeyModel", apiKey()), AnyRecord("CertificateModel", certificate()),
            AnyRecord("RevocationListModel", revocationList()), AnyRecord("ContractModel", contract()),
            AnyRecord("ContractEventModel", contractEvent()), AnyRecord("ContractCycleModel", contractCycle()),
            AnyRecord("ContractPeriodModel", contractPeriod()), AnyRecord("SubmissionKeyModel", submissionKey()),
            AnyRecord("ContractRequestModel", request()),
            AnyRecord("SignedContractModel", document()), AnyRecord("DeliveryModel", delivery()),
            AnyRecord("UsedSignatureModel", usedSignature()), AnyRecord("OutboxItem", outboxItem()),
            AnyRecord("DisputeModel", dispute()), AnyRecord("DisputeEventModel", disputeEvent()),
            AnyRecord("DisputeEvidenceModel", evidence()), AnyRecord("OpenDisputeModel", openDispute()),
            AnyRecord("DisputableChargeModel", disputableCharge()),
            AnyRecord("SettlementModel", settlement()), AnyRecord("SettlementEventModel", settlementEvent()),
            AnyRecord("LedgerLineModel", line()), AnyRecord("SettlementRunModel", settlementRun()),
            AnyRecord("SettlementAccountModel", settlementAccount()),
            AnyRecord("SettlementEntryModel", settlementEntry()),
            AnyRecord("RecordedEntryModel", RecordedEntryModel(settlementEntry())),
            AnyRecord("ReconciliationModel", reconciliation()),
            AnyRecord("ReconciliationEventModel", reconciliationEvent()), AnyRecord("ReconciliationPartModel", part()),
            AnyRecord("ReconciliationPlanModel", plan()), AnyRecord("ReconciliationSliceModel", slice()),
            AnyRecord("LedgerRecordModel", ledgerRecord()),
            AnyRecord("DomainEventRecordModel", domainEvent()),
            AnyRecord("LedgerTransactionModel", ledgerTransaction()),
        ] + authentication()
    }
}
