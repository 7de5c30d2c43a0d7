package import FunctionRuntime
package import SharedLayer

extension ReconciliationFunctions {
    package static func getReconciliation(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> GetReconciliationFunction {
        let parts = try ReconciliationParts(environment, output: output)
        return GetReconciliationFunction(
            reconciliations: ReconciliationReadService(
                reconciliations: parts.reconciliations, store: try parts.store()),
            middleware: parts.shared.requestMiddleware(
                function: "GetReconciliationFunction",
                authorize: try parts.shared.authorizeCallers(.scope("events:read"))))
    }

    package static func listReconciliationResults(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ListReconciliationResultsFunction {
        let parts = try ReconciliationParts(environment, output: output)
        return ListReconciliationResultsFunction(
            reconciliations: ReconciliationReadService(
                reconciliations: parts.reconciliations, store: try parts.store()),
            middleware: parts.shared.requestMiddleware(
                function: "ListReconciliationResultsFunction",
                authorize: try parts.shared.authorizeCallers(.scope("events:read"))))
    }

    package static func sweepOutbox(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> OutboxSweepFunction {
        let parts = try ReconciliationParts(environment, output: output)
        let outbox = try parts.outbox(
            [
                .scatterRecords: .scatterRecordsQueue, .generateReport: .generateReportQueue,
                .respondToPartner: .respondToPartnerQueue,
                .respondToPartnerDeadLetter: .respondToPartnerDeadLetterQueue,
            ], tells: true)
        return OutboxSweepFunction(
            outbox: outbox, ageSeconds: try parts.config.value(.outboxAgeSeconds), observers: parts.observers)
    }
}
