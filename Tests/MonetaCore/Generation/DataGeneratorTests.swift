import OpenSSLCrypto
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Generated data")
struct DataGeneratorTests {
    private static let asOf = CivilDate(year: 2026, month: 11, day: 22)

    private static func generator(_ pipeline: GeneratedPipeline, seed: UInt64 = 7) throws -> DataGenerator {
        DataGenerator(
            pipeline: pipeline, seed: seed, asOf: try #require(asOf), plan: SeedPlan(partnerAPIKey: "unused"))
    }

    @Test("The same seed gives the same records, another seed others", arguments: GeneratedPipeline.allCases)
    func seeds(_ pipeline: GeneratedPipeline) throws {
        func records(_ seed: UInt64) throws -> [[UInt8]] {
            let generator = try Self.generator(pipeline, seed: seed)
            return try (1...50).flatMap { try generator.records(number: $0).map(\.bytes) }
        }
        let first = try records(7)
        #expect(try records(7) == first)
        #expect(try Set(records(8)).isDisjoint(with: first))
        #expect(Set(first).count == first.count)
    }

    @Test("Every charge is one that the pipeline takes: its schema, its currency's digits, its tier's limit")
    func charges() throws {
        let generator = try Self.generator(.subscription)
        let schema = try SubscriptionChargeRequestSchema.validator()
        var currencies: Set<String> = []
        for number in 1...2_000 {
            let body = try #require(try generator.records(number: number).first)
            #expect(schema.validate(body).isEmpty, "\(body)")
            let code = try #require(body["currency"]?.string)
            let amount = try #require(ExactDecimal(body["amount"]?.description ?? ""))
            let money = try Money(amount, currency: try #require(Currency(code)))
            let tier = try #require(MPassTier.allCases.first { body["mpass_id"] == .string(SeedPlan.mPassID($0)) })
            #expect(TierLimit.allows(money, tier: tier), "\(body)")
            currencies.insert(code)
        }
        #expect(currencies == Set(PriceList.all.map(\.value.currency.code)))
    }

    @Test("Every contract's events make a chain, and end where the contract says")
    func contracts() throws {
        let generator = try Self.generator(.contract)
        var ends: Set<ContractStatus> = []
        for number in 1...300 {
            let made = try generator.generatedContract(number)
            try EventChain.verify(made.events, of: made.contract)
            try made.contract.validateShape()
            ends.insert(made.contract.status)
            let hash = Digest.hexadecimal(
                .sha256, try #require(try Self.generator(.subscription).records(number: number).first).bytes)
            #expect(made.contract.requestHash == hash)
        }
        #expect(ends == [.delivered, .rejected, .deliveryFailed])
    }

    @Test("A dispute is about the charge with its number, at most its amount, with the evidence of its reason")
    func disputes() throws {
        let generator = try Self.generator(.dispute)
        var reasons: Set<String> = []
        for number in 1...400 {
            let dispute = try #require(try generator.records(number: number).first)
            let contract = try generator.generatedContract(number).contract
            #expect(dispute["transaction_id"] == .string(contract.transactionID))
            let disputed = try #require(ExactDecimal(dispute["amount"]?.description ?? ""))
            let charged = try #require(ExactDecimal(contract.amount))
            #expect(disputed <= charged && disputed > .zero)
            #expect((disputed < charged) == (dispute["reason"] == "WRONG_AMOUNT"), "\(dispute)")
            #expect(dispute["evidence"]?.array?.count == 1)
            reasons.insert(try #require(dispute["reason"]?.string))
        }
        #expect(reasons == Set(DisputeReason.allCases.map(\.rawValue)))
    }

    @Test("A partner's file differs from the charges exactly where a difference is planted")
    func planted() throws {
        let generator = try Self.generator(.reconciliation)
        var counts: [PlantedDifference: Int] = [:]
        for number in 1...3_000 {
            let records = try generator.records(number: number)
            let contract = try generator.generatedContract(number).contract
            let differs = Self.difference(records, contract)
            let planted = try generator.plantedDifference(number: number)
            #expect(planted?["difference"]?.string == differs?.rawValue, "\(records)")
            if let differs { counts[differs, default: 0] += 1 }
        }
        #expect(Set(counts.keys) == Set(PlantedDifference.allCases))
        // Ten percent: 300 of 3,000, give or take five standard deviations.
        #expect(220...380 ~= counts.values.reduce(0, +), "\(counts)")
    }

    /// How a reader who knows nothing of the generator would tell them apart.
    private static func difference(_ records: [JSONValue], _ contract: ContractModel) -> PlantedDifference? {
        let ours = records.filter { $0["transaction_id"] == .string(contract.transactionID) }
        if records.isEmpty { return .missingThere }
        if ours.count < records.count { return .missingHere }
        let amounts = ours.map { ExactDecimal($0["amount"]?.string ?? "") }
        let charged = ExactDecimal(contract.amount)
        if ours.count == 2 { return amounts.allSatisfy { $0 == charged } ? .duplicate : .split }
        if amounts.first != charged { return .amount }
        return ours.first?["date"] == .string(String(contract.validatedAt.text.prefix(10))) ? nil : .date
    }
}
