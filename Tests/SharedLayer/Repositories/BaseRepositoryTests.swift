import SharedLayer
import TestSupport
import Testing

@Suite("Base repository", .timeLimit(.minutes(5)))
struct BaseRepositoryTests {
    @Test("Every kind of record comes back as it was saved")
    func everyKind() async throws {
        try await RecordTables.with { tables in
            for record in try SampleRecords.all() {
                try await record.roundTrip(tables.dynamo, RecordTables.pipelineTable)
            }
        }
    }

    @Test("A record whose lists are empty comes back as it was: lists, not bytes")
    func emptyLists() async throws {
        try await RecordTables.with { tables in
            var dispute = try SampleRecords.dispute()
            dispute.requiredEvidence = []
            var reconciliation = try SampleRecords.reconciliation()
            reconciliation.totals = []
            var key = SampleRecords.apiKey()
            key.scopes = []
            try await AnyRecord("DisputeModel", dispute).roundTrip(tables.dynamo, RecordTables.pipelineTable)
            try await AnyRecord("ReconciliationModel", reconciliation)
                .roundTrip(tables.dynamo, RecordTables.pipelineTable)
            try await AnyRecord("APIKeyModel", key).roundTrip(tables.dynamo, "OrganizationTable")
        }
    }

    @Test("A record is saved under the version that was read, and deleted only then")
    func versions() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            #expect(try await mPasses.get("mpass-1") == nil)
            var new = SampleRecords.mPass()
            new.version = 0
            var read = try await mPasses.save(new)
            #expect(read.version == 1)
            #expect(try await mPasses.get("mpass-1") == read)
            read.status = .suspended
            let saved = try await mPasses.save(read)

            for late in [read, new] {
                let error = await #expect(throws: RepositoryError.self) { try await mPasses.save(late) }
                #expect(error?.code == .versionConflict)
                #expect(error?.key == late.key)
            }
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.delete(read) }
            #expect(error?.code == .versionConflict)
            #expect(try await mPasses.get("mpass-1") == saved)
            try await mPasses.delete(saved)
            #expect(try await mPasses.get("mpass-1") == nil)
            let gone = await #expect(throws: RepositoryError.self) { try await mPasses.delete(saved) }
            #expect(gone?.code == .versionConflict)
            try await mPasses.delete("mpass-1")
        }
    }

    @Test("Of many that save the same version at once, exactly one wins")
    func race() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            var new = SampleRecords.mPass()
            new.version = 0
            var read = try await mPasses.save(new)
            for round in 2...6 {
                let results = await Self.saveAtOnce(read, mPasses)
                #expect(results.filter { $0 == nil }.count == 1)
                #expect(results.compactMap(\.self).allSatisfy { $0 == .versionConflict })
                read = try #require(try await mPasses.get("mpass-1"))
                #expect(read.version == round)
            }
        }
    }

    /// How eight saves of the same version ended: nil for one that was done.
    private static func saveAtOnce(_ read: MPassModel, _ mPasses: MPassRepository) async -> [RepositoryError.Code?] {
        await withTaskGroup(of: RepositoryError.Code?.self) { group in
            for tier in MPassTier.allCases + MPassTier.allCases {
                group.addTask {
                    var changed = read
                    changed.tier = tier
                    do throws(RepositoryError) {
                        _ = try await mPasses.save(changed)
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test("A new record takes no place that is taken")
    func insertion() async throws {
        try await RecordTables.with { tables in
            let memberships = MembershipRepository(dynamo: tables.dynamo, table: "OrganizationTable")
            try await memberships.insert(SampleRecords.membership())
            let error = await #expect(throws: RepositoryError.self) {
                try await memberships.insert(SampleRecords.membership())
            }
            #expect(error?.code == .alreadyExists)
        }
    }

    @Test("An item that is no such record is an error that names it and its field")
    func malformed() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            let key = MPassModel.key(mPassID: "mpass-1")
            var item = try DynamoEncoder().encode(SampleRecords.mPass())
            item["pk"] = .string(key.partition)
            item["sk"] = .string(key.sort)
            item["tier"] = .string("WOOD")
            try await tables.dynamo.putItem(item, into: "MPassTable")
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.get("mpass-1") }
            #expect(error?.code == .malformedRecord)
            #expect(error?.key == key)
            #expect((error?.cause as? ShapeError)?.field == "tier")
            // Another's record under the key.
            item["tier"] = .string("GOLD")
            item["mPassID"] = .string("mpass-2")
            try await tables.dynamo.putItem(item, into: "MPassTable")
            let other = await #expect(throws: RepositoryError.self) { try await mPasses.get("mpass-1") }
            #expect(other?.code == .malformedRecord)
        }
    }

    @Test("A record of the wrong shape is not stored")
    func shape() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            let wrong = MPassModel(mPassID: "a#b", organizationID: "org-1", status: .active, tier: .gold)
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.save(wrong) }
            #expect(error?.code == .malformedRecord)
            #expect((error?.cause as? ShapeError)?.field == "mPassID")
        }
    }

    @Test("A record that has expired is not there, and makes room, long before the table removes it")
    func expiry() async throws {
        try await RecordTables.with { tables in
            let signatures = BaseRepository<UsedSignatureModel>(dynamo: tables.dynamo, table: "SubscriptionTable")
            let signature = SampleRecords.usedSignature()
            let end = Timestamp(secondsSince1970: signature.expiresAt)
            try await signatures.insert(signature)
            #expect(try await signatures.get(signature.key, asOf: end.adding(seconds: -1)) == signature)
            #expect(try await signatures.get(signature.key, asOf: end) == nil)

            let again = UsedSignatureModel(
                publisherID: "publisher-1", token: "token", expiresAt: signature.expiresAt + 60, usedBy: "request-2")
            let error = await #expect(throws: RepositoryError.self) {
                try await signatures.insert(again, asOf: end.adding(seconds: -1))
            }
            #expect(error?.code == .alreadyExists)
            try await signatures.insert(again, asOf: end)
            #expect(try await signatures.get(signature.key) == again)
        }
    }

    @Test("Batches of any size are written and read whole, and are no way around versions")
    func batches() async throws {
        try await RecordTables.with { tables in
            let settlements = SettlementRepository(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
            let lines = try (1...130).map { try SampleRecords.line($0, side: $0 % 2 == 0 ? .debit : .credit) }
            try await settlements.write(lines)
            // Writing them again changes nothing.
            try await settlements.write(Array(lines.prefix(3)))
            let base = BaseRepository<LedgerLineModel>(dynamo: tables.dynamo, table: RecordTables.pipelineTable)
            let missing = try SampleRecords.line(131).key
            let read = try await base.get(lines.map(\.key) + [missing, lines[0].key])
            #expect(read.count == 130)
            #expect(lines.allSatisfy { read[$0.key] == $0 })
            try await base.write([], deleting: lines.dropFirst(2).map(\.key))
            #expect(try await settlements.lines(of: SampleRecords.settlementReference).all(max: 10).count == 2)
            let twice = await #expect(throws: RepositoryError.self) { try await base.write([lines[0], lines[0]]) }
            #expect(twice?.code == .duplicateKey)
            #expect(try await base.get([RecordKey]()) == [:])
        }
    }

    @Test("A service that does not answer is told from a record that is not there")
    func service() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "NoSuchTable")
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.get("mpass-1") }
            #expect(error?.code == .service)
        }
    }
}
