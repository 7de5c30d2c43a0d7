import Logging
package import SharedLayer

/// Runs a stage for one message: at most one change of the contract, however often the message comes.
package struct SubscriptionStageRunner: Sendable {
    private let contracts: ContractRepository
    private let outbox: Outbox

    package init(contracts: ContractRepository, outbox: Outbox) {
        self.contracts = contracts
        self.outbox = outbox
    }

    /// What a stage makes of a contract whose turn it is.
    package typealias Decision = @Sendable (ContractModel) async throws -> ContractChange

    /// Throws `recordMissing`, `malformedMessage`, `contended`, a `RepositoryError`, and what `decide` throws.
    package func run(
        _ stage: SubscriptionChargeStage, _ message: ContractMessage, _ invocation: FunctionInvocation,
        decide: Decision
    ) async throws {
        for _ in 0..<Self.attemptsMax {
            let contract = try await contract(of: message)
            switch stage.action(at: contract.status) {
            case .alreadyPassed:
                await outbox.sendLeftOverNow(of: contract.reference, invocation)
                return
            case .notReady:
                throw SubscriptionChargeError(
                    .malformedMessage, "\(stage.rawValue) came while the contract is \(contract.status.rawValue).")
            case .proceed:
                let change = try await decide(contract)
                do {
                    _ = try await contracts.apply(change)
                } catch {
                    guard error.code == .versionConflict else { throw error }
                    continue
                }
                invocation.count(change.contract.status)
                invocation.logger.info(
                    "The contract changed",
                    metadata: [
                        "contract_id": "\(contract.reference.contractID)",
                        "transaction_id": "\(contract.transactionID)", "status": "\(change.contract.status.rawValue)",
                    ])
                if let item = change.outbox { await outbox.sendNow(item, invocation) }
                return
            }
        }
        throw SubscriptionChargeError(.contended, "The contract kept changing \(Self.attemptsMax) times.")
    }

    private func contract(of message: ContractMessage) async throws -> ContractModel {
        guard let contract = try await contracts.contract(message.reference) else {
            throw SubscriptionChargeError(.recordMissing, "The message's contract does not exist.")
        }
        guard contract.transactionID == message.transactionID else {
            throw SubscriptionChargeError(.malformedMessage, "The message is about another transaction.")
        }
        return contract
    }

    private static let attemptsMax = 3
}
