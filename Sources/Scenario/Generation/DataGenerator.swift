package import SharedLayer

/// Makes realistic data for a pipeline, the same for the same seed and day.
package struct DataGenerator: Sendable {
    package let pipeline: GeneratedPipeline
    package let seed: UInt64
    package let asOf: CivilDate
    package let plan: SeedPlan

    /// - Parameters:
    ///   - asOf: the day that the data are of: all that happened was before it.
    ///   - plan: whose organization, publisher and mPasses the data name.
    package init(pipeline: GeneratedPipeline, seed: UInt64, asOf: CivilDate, plan: SeedPlan) {
        self.pipeline = pipeline
        self.seed = seed
        self.asOf = asOf
        self.plan = plan
    }

    /// The records with that number, from 1: most often one; none or several where a partner's file differs, and for the events
    /// of one charge. Throws a `ShapeError` for amounts that no price list has.
    package func records(number: Int) throws -> [JSONValue] {
        switch pipeline {
        case .subscription: [subscription(try charge(number))]
        case .dispute: [dispute(number, of: try charge(number))]
        case .reconciliation: try reconciliation(number).records
        case .settlement: [settlement(number)]
        case .authentication: [user(number)]
        case .partner: [partner(number)]
        case .contract: [try contract(number)]
        case .transaction: try events(number)
        }
    }

    func charge(_ number: Int) throws -> GeneratedCharge {
        try GeneratedCharge(seed: seed, number: number, asOf: asOf)
    }

    func source(_ stream: String, _ number: Int) -> GenerationSource {
        GenerationSource(seed: seed, stream: stream, place: number)
    }

    func identifier(_ kind: String, _ number: Int) -> String {
        "\(kind)-\(seed)-\(GeneratedCharge.padded(number))"
    }

    /// The body of a subscription charge.
    func subscription(_ charge: GeneratedCharge) -> JSONValue {
        [
            "contract_id": .string(charge.contractID), "amount": charge.amount.number,
            "currency": .string(charge.amount.currency.code),
            "mpass_id": .string(SeedPlan.mPassID(charge.tier, prefix: plan.mPassPrefix)),
            "organization_id": .string(plan.organizationID), "publisher_id": .string(plan.publisherID),
            "period": .string(charge.period),
            "metadata": ["service": .string(charge.service), "invoice": .string(charge.invoice)],
        ]
    }
}

extension Money {
    /// As a JSON number with all digits of the minor unit.
    var number: JSONValue { JSONNumber(decimalText).map(JSONValue.number) ?? .string(decimalText) }
}
