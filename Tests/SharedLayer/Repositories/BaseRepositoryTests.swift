import SharedLayer
import Testing

@Suite("Base repository", .timeLimit(.minutes(5)))
struct BaseRepositoryTests {
    @Test("A record comes back as it was saved, with its next version")
    func roundTrip() async throws {
        try await RepositoryTable.with { table in
            let mPasses = MPassRepository(dynamo: table.dynamo, table: table.name)
            #expect(try await mPasses.get("mp-1") == nil)
            let saved = try await mPasses.save(
                MPassModel(mPassID: "mp-1", organizationID: "org-1", status: .active, tier: .silver))
            #expect(saved.version == 1)
            #expect(try await mPasses.get("mp-1") == saved)
            try await mPasses.delete("mp-1")
            #expect(try await mPasses.get("mp-1") == nil)
        }
    }

    @Test("Of two that read the same version, the second to save is told")
    func conflict() async throws {
        try await RepositoryTable.with { table in
            let mPasses = MPassRepository(dynamo: table.dynamo, table: table.name)
            let model = MPassModel(mPassID: "mp-1", organizationID: "org-1", status: .active, tier: .silver)
            var read = try await mPasses.save(model)
            read.status = .suspended
            _ = try await mPasses.save(read)
            let late = await #expect(throws: RepositoryError.self) { try await mPasses.save(read) }
            #expect(late?.code == .versionConflict)
            let new = await #expect(throws: RepositoryError.self) { try await mPasses.save(model) }
            #expect(new?.code == .versionConflict)
            #expect(try await mPasses.get("mp-1")?.version == 2)
        }
    }

    @Test("An item that is no such record is an error that names it")
    func malformed() async throws {
        try await RepositoryTable.with { table in
            let key = MPassModel.key(mPassID: "mp-1")
            try await table.dynamo.putItem(
                ["pk": .string(key.partition), "sk": .string(key.sort), "status": .string("SLEEPING")],
                into: table.name)
            let mPasses = MPassRepository(dynamo: table.dynamo, table: table.name)
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.get("mp-1") }
            #expect(error?.code == .malformedRecord)
            #expect(error?.message.contains("MPASS#mp-1") == true)
        }
    }

    @Test("A record of the wrong shape is not stored")
    func shape() async throws {
        try await RepositoryTable.with { table in
            let mPasses = MPassRepository(dynamo: table.dynamo, table: table.name)
            let error = await #expect(throws: RepositoryError.self) {
                try await mPasses.save(
                    MPassModel(mPassID: "a#b", organizationID: "org-1", status: .active, tier: .gold))
            }
            #expect(error?.code == .malformedRecord)
        }
    }

    @Test("Certificates are found by publisher, and by thumbprint")
    func certificates() async throws {
        try await RepositoryTable.with { table in
            let certificates = CertificateRepository(dynamo: table.dynamo, table: table.name)
            for (publisher, letter) in [("pub-1", "a"), ("pub-1", "b"), ("pub-2", "c")] {
                _ = try await certificates.save(
                    CertificateModel(
                        publisherID: publisher, thumbprint: String(repeating: letter, count: 43), pem: "PEM",
                        status: .active, notBefore: Timestamp(secondsSince1970: 0),
                        notAfter: Timestamp(secondsSince1970: 1)))
            }
            #expect(try await certificates.certificates(of: "pub-1").count == 2)
            let thumbprint = String(repeating: "c", count: 43)
            #expect(try await certificates.get(publisherID: "pub-2", thumbprint: thumbprint) != nil)
            #expect(try await certificates.get(publisherID: "pub-1", thumbprint: thumbprint) == nil)
        }
    }

    @Test("A service that does not answer is told from a record that is not there")
    func service() async throws {
        try await RepositoryTable.with { table in
            let mPasses = MPassRepository(dynamo: table.dynamo, table: "no-such-table")
            let error = await #expect(throws: RepositoryError.self) { try await mPasses.get("mp-1") }
            #expect(error?.code == .service)
        }
    }
}
