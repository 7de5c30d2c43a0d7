package import FunctionRuntime
import SharedLayer

/// The stack's functions, each made of one environment. Nothing connects before its first use.
package enum TransactionFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("SearchTransactionsFunction") { try searchTransactions($0) }
        registry.register("ReadTransactionFunction") { try readTransaction($0) }
        registry.register("RecordDomainEventFunction") { try recordDomainEvent($0) }
        registry.register("RebuildProjectionFunction") { try rebuildProjection($0) }
    }

    package static func searchTransactions(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SearchTransactionsFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return SearchTransactionsFunction(
            transactions: try search(parts), middleware: try middleware(parts, "SearchTransactionsFunction"))
    }

    package static func readTransaction(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ReadTransactionFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return ReadTransactionFunction(
            transactions: try search(parts), middleware: try middleware(parts, "ReadTransactionFunction"))
    }

    package static func recordDomainEvent(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RecordDomainEventFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return RecordDomainEventFunction(
            ledger: TransactionLedgerService(ledger: try ledger(parts)), observers: parts.observers)
    }

    package static func rebuildProjection(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RebuildProjectionFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return RebuildProjectionFunction(
            rebuild: TransactionRebuild(ledger: try ledger(parts)), observers: parts.observers)
    }

    private static let service = "transaction"

    private static func ledger(_ parts: FunctionParts) throws(ConfigError) -> LedgerRepository {
        let identifiers = IdentifierGenerator()
        return LedgerRepository(
            dynamo: parts.dynamo, table: try parts.config.value(.transactionTable),
            makeToken: { identifiers.uuid() })
    }

    private static func search(_ parts: FunctionParts) throws(ConfigError) -> TransactionSearchService {
        TransactionSearchService(
            ledger: try ledger(parts), tokens: parts.pageTokens(secretID: try parts.config.value(.pageTokenSecret)))
    }

    private static func middleware(
        _ parts: FunctionParts, _ function: String
    ) throws(ConfigError) -> RequestMiddleware {
        parts.requestMiddleware(
            function: function, methods: ["GET"], authorize: try parts.authorizeCallers(.scope("transactions:read")))
    }
}
