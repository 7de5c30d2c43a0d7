package import SharedLayer

/// Books a settlement in steps that any invocation can take up where another one left off: take the entries, post their lines, seal
/// the ledger.
///
/// Each step saves the run under its version. So an invocation that lost its turn takes nothing more, and what it may still write
/// are the very lines that the other one writes.
package struct SettlementProcessor: Sendable {
    let settlements: SettlementRepository
    let entriesMax: Int
    let now: @Sendable () -> Timestamp

    /// - Parameter entriesMax: how many entries one settlement takes; what is over waits for the next one.
    package init(
        settlements: SettlementRepository, entriesMax: Int = entriesMaxDefault,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.settlements = settlements
        self.entriesMax = entriesMax
        self.now = now
    }

    /// VALIDATED becomes PROCESSED, or REJECTED when there is nothing to settle or too little.
    ///
    /// - Parameter mayGoOn: whether there is time for another step.
    /// - Throws: `unfinished` when there is not, with all done so far saved; `recordMissing`, `ledgerNotBalanced`, a `RepositoryError`:
    ///   `versionConflict` when another invocation is at it.
    package func change(
        of settlement: SettlementModel, _ invocation: FunctionInvocation, while mayGoOn: @Sendable () -> Bool
    ) async throws -> AggregateChange<SettlementModel> {
        guard var run = try await settlements.run(of: settlement.reference),
            let account = try await settlements.account(settlement.account)
        else { throw SettlementError(.recordMissing, "The run or the account of \(settlement.key) does not exist.") }
        while true {
            switch run.phase {
            case .taking:
                if run.entryCount == 0, let code = try await refusal(of: settlement, run) {
                    return try rejection(of: settlement, run, account, code, invocation)
                }
                run = try await take(run, settlement, while: mayGoOn)
            case .posting:
                run = try await post(run, settlement, account, while: mayGoOn)
            case .sealing:
                run = try await seal(run, settlement, while: mayGoOn)
                return try booking(of: settlement, run, account, invocation)
            case .ended:
                throw RepositoryError(.versionConflict, "\(run.key) has ended", key: run.key)
            }
        }
    }

    func checkTime(_ mayGoOn: () -> Bool) throws(SettlementError) {
        guard mayGoOn() else { throw SettlementError(.unfinished, "The time of the invocation is over.") }
    }

    /// Four lines for each: a ledger of 400,000 lines, read and hashed in some minutes.
    package static let entriesMaxDefault = 100_000
}

extension SettlementModel {
    /// The account that it settles.
    package var account: SettlementAccountReference {
        SettlementAccountReference(
            organizationID: reference.organizationID, partnerID: partnerID, currency: currency)
    }
}

extension SettlementRunModel {
    package var fee: SettlementFee { SettlementFee(basisPoints: feeBasisPoints, fixed: feeFixed) }

    /// What is paid to the partner; negative when the partner owes. Throws `amountTooLarge`.
    package func net() throws(ShapeError) -> Money {
        try charges.adding(refunds.negated).adding(fees.negated).adding(broughtForward)
    }
}
