import FunctionRuntime
import SharedLayer

/// What the stack's functions are made of, besides what every function is.
struct ReconciliationParts: Sendable {
    let shared: FunctionParts
    let reconciliations: ReconciliationRepository

    init(_ environment: [String: String], output: any LogOutput) throws {
        shared = try FunctionParts(environment, service: "reconciliation", output: output)
        let identifiers = IdentifierGenerator()
        reconciliations = ReconciliationRepository(
            dynamo: shared.dynamo, table: try shared.config.value(.reconciliationTable),
            makeToken: { identifiers.uuid() })
    }

    var config: EnvConfig { shared.config }
    var observers: FunctionObservers { shared.observers }

    func store() throws(ConfigError) -> ReconciliationWorkStore {
        ReconciliationWorkStore(objects: shared.objects, bucket: try config.value(.reconciliationBucket))
    }

    func tasks() throws(ConfigError) -> ReconciliationTaskSender {
        let (slices, parts) = try config.values(.scatterRecordsQueue, .matchRecordsQueue)
        return ReconciliationTaskSender(queues: shared.queues, slicesURL: slices, partsURL: parts)
    }

    func progress() throws(ConfigError) -> ReconciliationProgress {
        ReconciliationProgress(
            reconciliations: reconciliations, store: try store(), tasks: try tasks(),
            outbox: try outbox([.generateReport: .generateReportQueue]))
    }

    func ending() throws(ConfigError) -> ReconciliationEnding {
        ReconciliationEnding(reconciliations: reconciliations, outbox: try outbox([:], tells: true))
    }

    /// - Parameter tells: whether other domains, and operators, may have to be told.
    func outbox(
        _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>, tells: Bool = false
    ) throws(ConfigError) -> Outbox {
        try shared.outbox(
            table: try config.value(.reconciliationTable), destinations,
            eventSource: tells ? "moneta.reconciliation" : nil, alerts: tells)
    }
}
