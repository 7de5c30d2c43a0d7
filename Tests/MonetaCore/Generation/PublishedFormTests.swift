import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("Generated data and what is published")
struct PublishedFormTests {
    @Test(
        "Every generated body is one that its endpoint's published schema takes",
        arguments: [
            (GeneratedPipeline.subscription, "schemas/subscription_charge_request"),
            (.dispute, "schemas/dispute_request"), (.settlement, "schemas/settlement_request"),
            (.partner, "schemas/partner_creation"), (.authentication, "schemas/user_request"),
        ])
    func bodies(_ pipeline: GeneratedPipeline, _ name: String) throws {
        let schema = try Self.schema(name)
        let generator = try Self.generator(pipeline)
        for number in 1...500 {
            for body in try generator.records(number: number) {
                #expect(schema.validate(body).isEmpty, "\(schema.validate(body)) in \(body)")
            }
        }
    }

    @Test("A partner's generated records are those of a reconciliation's request")
    func records() throws {
        let schema = try Self.schema("schemas/reconciliation_request")
        let generator = try Self.generator(.reconciliation)
        let records = try (1...500).flatMap { try generator.records(number: $0) }
        let body: JSONValue = [
            "reconciliation_id": "generated-1", "organization_id": .string(generator.plan.organizationID),
            "publisher_id": .string(generator.plan.publisherID),
            "period": ["start": "2026-09-01", "end": "2026-11-21"], "records": .array(records),
        ]
        #expect(schema.validate(body).isEmpty, "\(schema.validate(body).prefix(3))")
    }

    @Test("What is generated for the event bus is what the published event is")
    func events() throws {
        let schema = try Self.schema("events/subscription_charge")
        let generator = try Self.generator(.transaction)
        var types: Set<String> = []
        for entry in try (1...300).flatMap({ try generator.records(number: $0) }) {
            let detail = try #require(entry["Detail"])
            #expect(schema.validate(detail).isEmpty, "\(schema.validate(detail)) in \(detail)")
            #expect(entry["DetailType"] == detail["event_type"])
            types.insert(entry["DetailType"]?.string ?? "")
        }
        #expect(
            types == ["CONTRACT_VALIDATED", "CONTRACT_REJECTED", "CONTRACT_DELIVERED", "DELIVERY_FAILED"], "\(types)")
    }

    @Test("Every generated contract is a record of its table")
    func contracts() throws {
        let generator = try Self.generator(.contract)
        for number in 1...300 {
            let record = try #require(try generator.records(number: number).first)
            let contract = try ContractModel(json: try #require(record["contract"]))
            #expect(contract.reference.period == contract.period)
        }
    }

    private static func schema(_ name: String) throws -> InputValidator {
        let text = try String(contentsOfFile: PackageRoot.file("docs/\(name).schema.json"), encoding: .utf8)
        return try InputValidator(schema: JSONParser().parse(Array(text.utf8)))
    }

    private static func generator(_ pipeline: GeneratedPipeline) throws -> DataGenerator {
        DataGenerator(
            pipeline: pipeline, seed: 11, asOf: try #require(CivilDate("2026-11-22")),
            plan: SeedPlan(partnerAPIKey: "unused"))
    }
}
