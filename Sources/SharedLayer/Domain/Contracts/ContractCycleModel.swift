/// A contract's billing cycle, which its first charge fixes.
///
/// Periods of one cycle do not overlap, so no day of a contract is charged twice: not as a month and again as its year.
package struct ContractCycleModel: RecordModel {
    /// Of the contract, without a period.
    package let reference: ContractReference
    package let cycle: BillingCycle

    package init(_ charge: ContractReference) {
        reference = charge.contract
        cycle = BillingCycle(of: charge.period)
    }

    package var key: RecordKey { RecordKey(partition: reference.partition, sort: "CYCLE") }

    package func validateShape() throws(ShapeError) { try reference.validateShape() }

    /// Holds when the contract has no cycle yet, or this one.
    package var isFree: DynamoCondition {
        .any([.attributeNotExists("pk"), .equals("cycle", .string(cycle.rawValue))])
    }
}
