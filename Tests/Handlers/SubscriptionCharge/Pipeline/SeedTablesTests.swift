import Scenario
import Testing

@Suite("Seed tables")
struct SeedTablesTests {
    private static let logicalIDs = [
        "PartnerTable", "OrganizationTable", "PublisherTable", "MPassTable", "CertificateTable",
    ]

    @Test("Finds the tables of the deployment among others'")
    func finds() throws {
        let names = ["dev", "staging"].flatMap { stage in Self.logicalIDs.map { "moneta-\(stage)-\($0)-1A2B" } }
        let tables = try SeedTables(names: names, deployment: "staging", environment: [:])
        #expect(tables.mPass == "moneta-staging-MPassTable-1A2B")
        #expect(tables.partner == "moneta-staging-PartnerTable-1A2B")
    }

    @Test("Takes no table of another deployment, even when there is no other", arguments: ["prod", "dev"])
    func others(_ other: String) {
        let names = Self.logicalIDs.map { "moneta-\(other)-\($0)-1A2B" }
        #expect(throws: SeedError.self) {
            try SeedTables(names: names, deployment: "staging", environment: [:])
        }
    }

    @Test("Takes the environment's word first")
    func environment() throws {
        let tables = try SeedTables(
            names: Self.logicalIDs, deployment: "dev", environment: ["PARTNER_TABLE_NAME": "mine"])
        #expect(tables.partner == "mine")
        #expect(tables.publisher == "PublisherTable")
    }

    @Test("Says which table is missing or doubtful, and how to name it")
    func missing() {
        let none = #expect(throws: SeedError.self) {
            try SeedTables(names: [], deployment: "dev", environment: [:])
        }
        #expect(none?.message.contains("PARTNER_TABLE_NAME") == true)
        let two = #expect(throws: SeedError.self) {
            try SeedTables(names: ["a-PartnerTable", "b-PartnerTable"], deployment: "dev", environment: [:])
        }
        #expect(two?.message.contains("a-PartnerTable, b-PartnerTable") == true)
    }
}
