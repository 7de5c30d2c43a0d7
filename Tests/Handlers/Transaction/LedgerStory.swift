import SharedLayer
import Testing

/// What four domains tell about one organization, as their outboxes would send it.
struct LedgerStory: Sendable {
    /// In the order in which it happened.
    let events: [BusEvent]
    let organizationID: String

    static let moment = Timestamp(secondsSince1970: 1_795_000_000)
    static let eventCount = 12

    /// Two charges, one of them disputed with a partial refund; a settlement and a reconciliation of that day; a charge of
    /// another partner that was rejected.
    init(_ organizationID: String) throws {
        self.organizationID = organizationID
        var events: [BusEvent] = []
        let day = 86_400
        var first = try Self.contract(organizationID, 1, at: 0)
        try events.append(Self.charge(&first, .validated, .validated, at: 0))
        try events.append(Self.charge(&first, .delivered, .delivered, partnerID: "partner-1", at: 1))
        var second = try Self.contract(organizationID, 2, at: 60)
        try events.append(Self.charge(&second, .validated, .validated, at: 60))
        second.failureReason = #"=HYPERLINK("http://evil.example"), "no" answer"#
        try events.append(Self.charge(&second, .deliveryFailed, .deliveryFailed, partnerID: "partner-1", at: 61))
        try events.append(Self.charge(&second, .delivered, .delivered, partnerID: "partner-1", at: 62))
        var third = try Self.contract(organizationID, 3, at: 120)
        try events.append(Self.charge(&third, .validated, .validated, at: 120))
        third.failureReason = "MPASS_NOT_ACTIVE: the mPass is suspended"
        try events.append(Self.charge(&third, .rejected, .rejected, at: 121))
        events += try Self.dispute(first)
        events += try Self.settlement(organizationID, day)
        events.append(try Self.reconciliation(organizationID, day))
        self.events = events
    }

    static func transactionID(_ organizationID: String, _ number: Int) -> String { "\(organizationID)-t-\(number)" }

    private static func contract(_ organizationID: String, _ number: Int, at seconds: Int) throws -> ContractModel {
        ContractModel(
            reference: ContractReference(organizationID: organizationID, contractID: "contract-\(number)"),
            publisherID: "publisher-1", mPassID: "mpass-\(number)",
            transactionID: transactionID(organizationID, number),
            amount: "49.90", currency: try #require(Currency("USD")), period: "2026-11",
            requestHash: String(repeating: "0a", count: 32), validatedAt: moment.adding(seconds: Int64(seconds)))
    }

    private static func charge(
        _ contract: inout ContractModel, _ type: ContractEventType, _ status: ContractStatus, partnerID: String? = nil,
        at seconds: Int
    ) throws -> BusEvent {
        let event = try contract.append(
            type, status: status, at: moment.adding(seconds: Int64(seconds)), function: "F", requestID: "r")
        return try told("moneta.subscription_charge", event, ChargeEventData(contract, partnerID: partnerID))
    }

    private static func dispute(_ contract: ContractModel) throws -> [BusEvent] {
        var dispute = DisputeModel(
            reference: DisputeReference(organizationID: contract.reference.organizationID, disputeID: "dispute-1"),
            contract: contract.reference, transactionID: contract.transactionID, openedBy: "publisher-1",
            partnerID: "partner-1",
            reason: .wrongAmount, amount: try contract.money, chargedAt: moment,
            openedAt: moment.adding(seconds: 600), requestHash: contract.requestHash,
            respondBy: moment.adding(seconds: 1_200), requiredEvidence: [])
        let opened = try dispute.append(
            .opened, status: .opened, at: moment.adding(seconds: 600), function: "F", requestID: "r")
        let first = try told("moneta.dispute", opened, DisputeEventData(dispute, partnerID: "partner-1"))
        dispute.refund = try Money(minorUnits: 1_000, currency: contract.currency)
        let accepted = try dispute.append(
            .accepted, status: .accepted, at: moment.adding(seconds: 900), function: "F", requestID: "r")
        return [first, try told("moneta.dispute", accepted, DisputeEventData(dispute, partnerID: "partner-1"))]
    }

    private static func settlement(_ organizationID: String, _ day: Int) throws -> [BusEvent] {
        var settlement = SettlementModel(
            reference: SettlementReference(organizationID: organizationID, settlementID: "settlement-1"),
            partnerID: "partner-1", currency: try #require(Currency("USD")), origin: .scheduled,
            periodStart: moment.adding(seconds: -60), periodEnd: moment.adding(seconds: Int64(day)), createdAt: moment,
            requestHash: String(repeating: "0a", count: 32))
        let validated = try settlement.append(
            .validated, status: .validated, at: moment.adding(seconds: Int64(day)), function: "F", requestID: "r")
        let first = try told("moneta.settlement", validated, SettlementEventData(settlement))
        func money(_ units: Int64) throws -> Money { try Money(minorUnits: units, currency: settlement.currency) }
        settlement.charges = try money(1_000)
        settlement.refunds = try money(3_000)
        settlement.fees = try money(10)
        settlement.net = try money(-2_010)
        let processed = try settlement.append(
            .processed, status: .processed, at: moment.adding(seconds: Int64(day)), function: "F", requestID: "r")
        return [first, try told("moneta.settlement", processed, SettlementEventData(settlement))]
    }

    private static func reconciliation(_ organizationID: String, _ day: Int) throws -> BusEvent {
        var reconciliation = ReconciliationModel(
            reference: ReconciliationReference(organizationID: organizationID, reconciliationID: "reconciliation-1"),
            partnerID: "partner-1", periodStart: moment.adding(seconds: -60),
            periodEnd: moment.adding(seconds: Int64(day)), file: nil, requestHash: String(repeating: "0a", count: 32),
            createdAt: moment)
        let reported = try reconciliation.append(
            .reported, status: .reported, at: moment.adding(seconds: Int64(day)), function: "F", requestID: "r")
        return try told("moneta.reconciliation", reported, ReconciliationEventData(reconciliation))
    }

    private static func told<Reference: AggregateReference, EventType>(
        _ source: String, _ event: AggregateEvent<Reference, EventType>, _ data: some Codable & Sendable & Equatable
    ) throws -> BusEvent {
        let item = try OutboxItem(telling: event, data)
        return BusEvent(
            source: source, detailType: try #require(item.subject), detail: item.body, time: item.createdAt)
    }
}

extension BusEvent {
    /// As SQS gives it to its function.
    var message: String {
        let envelope: JSONValue = [
            "version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": .string(detailType),
            "source": .string(source), "account": "123456789012", "time": "2026-11-18T12:00:00Z",
            "region": "us-east-1", "resources": [], "detail": (try? JSONParser().parse(detail)) ?? .null,
        ]
        return envelope.description
    }
}
