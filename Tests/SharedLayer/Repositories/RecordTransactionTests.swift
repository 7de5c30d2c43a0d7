import SharedLayer
import Testing

@Suite("Transactions of records", .timeLimit(.minutes(5)))
struct RecordTransactionTests {
    private static func transactor(_ tables: RecordTables) -> RecordTransactor {
        RecordTransactor(dynamo: tables.dynamo, makeToken: { IdentifierGenerator().uuid() })
    }

    @Test("Records of several tables are written together, under the versions that were read")
    func together() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            let partners = PartnerRepository(dynamo: tables.dynamo, table: "PartnerTable")
            var mPass = SampleRecords.mPass()
            mPass.version = 0
            var transaction = RecordTransaction()
            let saved = try transaction.save(mPass, in: "MPassTable")
            try transaction.insert(SampleRecords.partner(), in: "PartnerTable")
            try await Self.transactor(tables).commit(transaction)
            #expect(saved.version == 1)
            #expect(try await mPasses.get("mpass-1") == saved)

            transaction = RecordTransaction()
            transaction.check(SampleRecords.partner(), in: "PartnerTable")
            transaction.delete(saved, in: "MPassTable")
            try await Self.transactor(tables).commit(transaction)
            #expect(try await mPasses.get("mpass-1") == nil)
            #expect(try await partners.get("partner-1") != nil)
        }
    }

    @Test("A conflict writes nothing at all, and says which records were in the way and why")
    func conflicts() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            try await mPasses.insert(SampleRecords.mPass())
            var old = SampleRecords.mPass()
            old.version = 1
            var transaction = RecordTransaction()
            try transaction.insert(SampleRecords.organization(), in: "OrganizationTable")
            try transaction.save(old, in: "MPassTable")
            transaction.delete(PartnerModel.key(partnerID: "nobody"), in: "PartnerTable")
            transaction.check(
                PublisherModel.key(publisherID: "nobody"), in: "PublisherTable", .attributeExists("pk"))
            let whole = transaction
            let error = await #expect(throws: RepositoryError.self) {
                try await Self.transactor(tables).commit(whole)
            }
            #expect(error?.code == .versionConflict)
            #expect(error?.key == old.key)
            let conflicts = try #require(error?.conflicts)
            let found = try conflicts.map { conflict in try conflict.found(as: MPassModel.self) }
            #expect(found == [SampleRecords.mPass(), nil, nil])
            let first = try #require(conflicts.first)
            #expect(throws: RepositoryError.self) { try first.found(as: PartnerModel.self) }
            #expect(
                conflicts == [
                    RecordConflict(
                        key: old.key, table: "MPassTable", reason: .otherVersion, item: conflicts.first?.item),
                    RecordConflict(
                        key: PartnerModel.key(partnerID: "nobody"), table: "PartnerTable", reason: .notFound),
                    RecordConflict(
                        key: PublisherModel.key(publisherID: "nobody"), table: "PublisherTable",
                        reason: .conditionFailed),
                ])
            let organizations = OrganizationRepository(dynamo: tables.dynamo, table: "OrganizationTable")
            #expect(try await organizations.get("org-1") == nil)
        }
    }

    @Test("A record that was to be new and is there has its own code")
    func alreadyThere() async throws {
        try await RecordTables.with { tables in
            var transaction = RecordTransaction()
            try transaction.insert(SampleRecords.partner(), in: "PartnerTable")
            try await Self.transactor(tables).commit(transaction)
            let whole = transaction
            let error = await #expect(throws: RepositoryError.self) {
                try await Self.transactor(tables).commit(whole)
            }
            #expect(error?.code == .alreadyExists)
        }
    }

    @Test("What DynamoDB would refuse is refused before it is sent; nothing is nothing")
    func limits() async throws {
        try await RecordTables.with { tables in
            let transactor = Self.transactor(tables)
            try await transactor.commit(RecordTransaction())
            var many = RecordTransaction()
            for number in 1...100 { try many.insert(try SampleRecords.line(number), in: RecordTables.pipelineTable) }
            try await transactor.commit(many)
            try many.insert(try SampleRecords.line(101), in: RecordTables.pipelineTable)
            let overfull = many
            let tooMany = await #expect(throws: RepositoryError.self) { try await transactor.commit(overfull) }
            #expect(tooMany?.code == .tooManyItems)

            var twice = RecordTransaction()
            try twice.put(SampleRecords.partner(), in: "PartnerTable")
            twice.check(SampleRecords.partner(), in: "PartnerTable")
            let doubled = twice
            let duplicate = await #expect(throws: RepositoryError.self) { try await transactor.commit(doubled) }
            #expect(duplicate?.code == .duplicateKey)
            #expect(throws: RepositoryError.self) {
                var wrong = RecordTransaction()
                try wrong.insert(
                    MPassModel(mPassID: "", organizationID: "org-1", status: .active, tier: .gold), in: "MPassTable")
            }
        }
    }

    @Test("Of two that change the same records at once, exactly one wins, whole")
    func race() async throws {
        try await RecordTables.with { tables in
            let mPasses = MPassRepository(dynamo: tables.dynamo, table: "MPassTable")
            var new = SampleRecords.mPass()
            new.version = 0
            var read = try await mPasses.save(new)
            for _ in 1...5 {
                let wins = await withTaskGroup(of: Bool.self) { [read] group in
                    for writer in 1...2 {
                        group.addTask {
                            do {
                                var transaction = RecordTransaction()
                                try transaction.save(read, in: "MPassTable")
                                try transaction.insert(
                                    try SampleRecords.line(read.version * 10 + writer), in: RecordTables.pipelineTable)
                                try await Self.transactor(tables).commit(transaction)
                                return true
                            } catch {
                                #expect((error as? RepositoryError)?.code == .versionConflict)
                                return false
                            }
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(wins == 1)
                read = try #require(try await mPasses.get("mpass-1"))
            }
            let lines = BaseRepository<LedgerLineModel>(dynamo: tables.dynamo, table: RecordTables.pipelineTable)
            let written = try await lines.query(
                partition: SampleRecords.settlementReference.partition, prefix: LedgerLineModel.sortPrefix)
            #expect(written.map { $0.number / 10 } == [1, 2, 3, 4, 5])
        }
    }
}
