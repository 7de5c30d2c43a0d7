package import FunctionRuntime
package import SharedLayer

extension SettlementFunctions {
    package static func runDailySettlements(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RunDailySettlementsFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let (organizations, partners) = try parts.config.values(.organizationTable, .partnerTable)
        let run = DailySettlementRun(
            settlements: try repository(parts),
            organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
            partners: PartnerRepository(dynamo: parts.dynamo, table: partners),
            outbox: try outbox(parts, [.processSettlement: .processSettlementQueue]), terms: try terms(parts))
        return RunDailySettlementsFunction(run: run, observers: parts.observers)
    }

    package static func getSettlement(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GetSettlementFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return GetSettlementFunction(
            reader: SettlementReader(settlements: try repository(parts)),
            middleware: parts.requestMiddleware(
                function: "GetSettlementFunction", authorize: try parts.authorizeCallers(.scope(readScope))))
    }

    package static func listSettlementLines(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ListSettlementLinesFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return ListSettlementLinesFunction(
            reader: SettlementReader(settlements: try repository(parts)),
            middleware: parts.requestMiddleware(
                function: "ListSettlementLinesFunction", authorize: try parts.authorizeCallers(.scope(readScope))))
    }

    package static func sweepOutbox(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> OutboxSweepFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        let outbox = try outbox(
            parts,
            [
                .processSettlement: .processSettlementQueue, .generateConfirmation: .generateConfirmationQueue,
                .settleWithPartner: .settleWithPartnerQueue,
                .settleWithPartnerDeadLetter: .settleWithPartnerDeadLetterQueue,
            ])
        return OutboxSweepFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }

    static let service = "settlement"
    private static let readScope = "events:read"

    static func repository(_ parts: FunctionParts) throws(ConfigError) -> SettlementRepository {
        let identifiers = IdentifierGenerator()
        return SettlementRepository(
            dynamo: parts.dynamo, table: try parts.config.value(.settlementTable), makeToken: { identifiers.uuid() })
    }

    static func terms(_ parts: FunctionParts) throws -> SettlementTermsBook {
        try SettlementTermsBook(json: parts.config.value(.settlementTerms))
    }

    static func outbox(
        _ parts: FunctionParts, _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>,
        tellsBus: Bool = true
    ) throws(ConfigError) -> Outbox {
        try parts.outbox(
            table: try parts.config.value(.settlementTable), destinations,
            eventSource: tellsBus ? "moneta.settlement" : nil)
    }
}
