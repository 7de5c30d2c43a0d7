import SharedLayer
import Testing

@Suite("Records that are read together", .timeLimit(.minutes(5)))
struct RecordReadsTests {
    @Test("Records of several kinds and tables are found by their keys, and a missing one is none")
    func reads() async throws {
        try await RecordTables.with { tables in
            let (organization, mPass) = (SampleRecords.organization(), SampleRecords.mPass())
            try await OrganizationRepository(dynamo: tables.dynamo, table: "OrganizationTable").insert(organization)
            try await MPassRepository(dynamo: tables.dynamo, table: "MPassTable").insert(mPass)
            let missing = MPassModel.key(mPassID: "mpass-none")
            var reads = RecordReads()
            reads.add(organization.key, in: "OrganizationTable")
            reads.add(mPass.key, in: "MPassTable")
            reads.add(missing, in: "MPassTable")

            let found = try await reads.read(from: tables.dynamo)
            #expect(
                try found.record(organization.key, in: "OrganizationTable", as: OrganizationModel.self) == organization)
            #expect(try found.record(mPass.key, in: "MPassTable", as: MPassModel.self) == mPass)
            #expect(try found.record(missing, in: "MPassTable", as: MPassModel.self) == nil)
            #expect(try found.record(mPass.key, in: "OrganizationTable", as: MPassModel.self) == nil)
            let error = #expect(throws: RepositoryError.self) {
                try found.record(mPass.key, in: "MPassTable", as: OrganizationModel.self)
            }
            #expect(error?.code == .malformedRecord)
        }
    }

    @Test("A table that is not there is the service's error")
    func missingTable() async throws {
        try await RecordTables.with { tables in
            var nowhere = RecordReads()
            nowhere.add(MPassModel.key(mPassID: "mpass-1"), in: "NoTable")
            let reads = nowhere
            let error = await #expect(throws: RepositoryError.self) { try await reads.read(from: tables.dynamo) }
            #expect(error?.code == .service)
        }
    }
}
