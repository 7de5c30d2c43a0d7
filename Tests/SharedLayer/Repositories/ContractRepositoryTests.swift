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
            #expect(try await contracts.contract(contract.reference) == contract)
            #expect(try await contracts.events(of: contract.reference) == [change.event])
            // Bytes that are no UTF-8 come back as they were.
            #expect(try await contracts.request(of: contract.reference) == change.request)
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
            let contract = try #require(try await contracts.contract(created.reference))
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
            #expect(error?.code == .signatureUsed)
            let reference = ContractReference(organizationID: "org-1", contractID: "c-2")
            #expect(try await contracts.contract(reference) == nil)
        }
    }

    @Test("A signature's use counts once, but repeating one's own write is no second use")
    func use() async throws {
        try await RecordTables.with { tables in
            let contracts = Self.contracts(tables)
            let signature = UsedSignatureModel(publisherID: "pub-1", token: "j", expiresAt: 1, usedBy: "request-1")
            try await contracts.insert(signature)
            try await contracts.insert(signature)
            let error = await #expect(throws: RepositoryError.self) {
                try await contracts.insert(
                    UsedSignatureModel(publisherID: "pub-1", token: "j", expiresAt: 1, usedBy: "request-2"))
            }
            #expect(error?.code == .signatureUsed)
        }
    }

    private static func contracts(_ tables: RecordTables) -> ContractRepository {
        ContractRepository(
            dynamo: tables.dynamo, table: "SubscriptionTable", makeToken: { IdentifierGenerator().uuid() })
    }

    private static let start = Timestamp(millisecondsSince1970: 1_763_726_400_000)

    private static func creation(contractID: String = "c-1") throws -> ContractChange {
        var contract = try ContractModel(
            reference: ContractReference(organizationID: "org-1", contractID: contractID), publisherID: "pub-1",
            mPassID: "mp-1", transactionID: "t-\(contractID)", amount: "50", currency: #require(Currency("USD")),
            period: nil, requestHash: String(repeating: "a", count: 64), validatedAt: start)
        let event = try contract.append(
            .validated, status: .validated, at: start, function: "F", requestID: "r-1", details: ["a": "ä"])
        var change = ContractChange(contract: contract, event: event)
        change.request = ContractRequestModel(
            reference: contract.reference, body: [0, 255, 10], signature: "s", receivedAt: start)
        change.usedSignature = UsedSignatureModel(
            publisherID: "pub-1", token: "token-1", expiresAt: 1_763_727_000, usedBy: contractID)
        return change
    }

    private static func processing(_ contract: ContractModel) throws -> ContractChange {
        var contract = contract
        let event = try contract.append(
            .processed, status: .processed, at: start.adding(seconds: 1), function: "F", requestID: "r-2")
        return ContractChange(contract: contract, event: event)
    }
}
