import SharedLayer
import Testing

@Suite("Contract repository", .timeLimit(.minutes(5)))
struct ContractRepositoryTests {
    @Test("A change is written whole, and comes back whole")
    func whole() async throws {
        try await RecordTables.with { tables in
            let contracts = Self.contracts(tables)
            let change = try Self.creation()
            let contract = try await contracts.apply(change)
            #expect(contract.version == 1)
            #expect(try await contracts.get(contract.reference) == contract)
            #expect(try await contracts.events(of: contract.reference) == change.events)
            // Bytes that are no UTF-8 come back as they were.
            #expect(try await contracts.request(of: contract.reference) == Self.request(contract.reference))
            #expect(try await contracts.request(of: contract.reference)?.body == [0, 255, 10])
        }
    }

    @Test("A change under an old version writes nothing at all")
    func oldVersion() async throws {
        try await RecordTables.with { tables in
            let contracts = Self.contracts(tables)
            let created = try await contracts.apply(try Self.creation())
            _ = try await contracts.apply(try Self.processing(created))
            let error = await #expect(throws: RepositoryError.self) {
                try await contracts.apply(try Self.processing(created))
            }
            #expect(error?.code == .versionConflict)
            let events = try await contracts.events(of: created.reference)
            #expect(events.count == 2)
            let contract = try #require(try await contracts.get(created.reference))
            try ContractEventChain.verify(events, of: contract)
        }
    }

    @Test("A signature that was used before stops the change and says so")
    func usedSignature() async throws {
        try await RecordTables.with { tables in
            let contracts = Self.contracts(tables)
            _ = try await contracts.apply(try Self.creation())
            let error = await #expect(throws: RepositoryError.self) {
                try await contracts.apply(try Self.creation(contractID: "c-2"))
            }
            #expect(error?.code == .alreadyExists)
            #expect(error?.conflicts.map(\.key) == [Self.signature("c-2").key])
            let reference = ContractReference(organizationID: "org-1", contractID: "c-2")
            #expect(try await contracts.get(reference) == nil)
        }
    }

    private static func contracts(_ tables: RecordTables) -> ContractRepository {
        ContractRepository(
            dynamo: tables.dynamo, table: "SubscriptionTable", makeToken: { IdentifierGenerator().uuid() })
    }

    private static let start = Timestamp(millisecondsSince1970: 1_763_726_400_000)

    private static func request(_ reference: ContractReference) -> ContractRequestModel {
        ContractRequestModel(reference: reference, body: [0, 255, 10], signature: "s", receivedAt: start)
    }

    private static func signature(_ user: String) -> UsedSignatureModel {
        UsedSignatureModel(publisherID: "pub-1", token: "token-1", expiresAt: 1_763_727_000, usedBy: user)
    }

    private static func creation(contractID: String = "c-1") throws -> AggregateChange<ContractModel> {
        var contract = try ContractModel(
            reference: ContractReference(organizationID: "org-1", contractID: contractID), publisherID: "pub-1",
            mPassID: "mp-1", transactionID: "t-\(contractID)", amount: "50", currency: #require(Currency("USD")),
            period: nil, requestHash: String(repeating: "a", count: 64), validatedAt: start)
        let event = try contract.append(
            .validated, status: .validated, at: start, function: "F", requestID: "r-1", details: ["a": "ä"])
        var change = AggregateChange(contract, event)
        try change.others.insert(request(contract.reference), in: "SubscriptionTable")
        try change.others.insert(signature(contractID), in: "SubscriptionTable")
        return change
    }

    private static func processing(_ contract: ContractModel) throws -> AggregateChange<ContractModel> {
        var contract = contract
        let event = try contract.append(
            .processed, status: .processed, at: start.adding(seconds: 1), function: "F", requestID: "r-2")
        return AggregateChange(contract, event)
    }
}
