import SharedLayer
import Testing

@Suite("Repositories of the network's records", .timeLimit(.minutes(5)))
struct NetworkRepositoriesTests {
    @Test("Each record is found by every access that the tables' own templates allow")
    func accesses() async throws {
        try await RecordTables.with { tables in
            let dynamo = tables.dynamo
            let organizations = OrganizationRepository(dynamo: dynamo, table: "OrganizationTable")
            let memberships = MembershipRepository(dynamo: dynamo, table: "OrganizationTable")
            let keys = APIKeyRepository(dynamo: dynamo, table: "OrganizationTable")
            let publishers = PublisherRepository(dynamo: dynamo, table: "PublisherTable")
            let mPasses = MPassRepository(dynamo: dynamo, table: "MPassTable")
            let partners = PartnerRepository(dynamo: dynamo, table: "PartnerTable")
            let endpoints = EndpointRepository(dynamo: dynamo, table: "PartnerTable")
            try await organizations.insert(SampleRecords.organization())
            try await memberships.insert(SampleRecords.membership())
            try await keys.insert(SampleRecords.apiKey())
            try await publishers.insert(SampleRecords.publisher())
            try await mPasses.insert(SampleRecords.mPass())
            try await partners.insert(SampleRecords.partner())
            try await endpoints.insert(SampleRecords.endpoint())

            #expect(try await organizations.base.resolved(organizations.queryOfAll) == [SampleRecords.organization()])
            #expect(try await partners.base.resolved(partners.queryOfAll) == [SampleRecords.partner()])
            #expect(
                try await memberships.base.records(of: memberships.query(organizationID: "org-1")).all(max: 9)
                    == [SampleRecords.membership()])
            #expect(
                try await memberships.base.resolved(memberships.query(memberID: "member-1"))
                    == [SampleRecords.membership()])
            #expect(
                try await memberships.get(organizationID: "org-1", memberID: "member-1") == SampleRecords.membership())
            #expect(try await keys.get(key: "mk_0123456789abcdef") == SampleRecords.apiKey())
            #expect(try await keys.get(key: "mk_0123456789abcdeg") == nil)
            #expect(try await keys.base.resolved(keys.query(organizationID: "org-1")) == [SampleRecords.apiKey()])
            #expect(
                try await publishers.base.resolved(publishers.query(organizationID: "org-1"))
                    == [SampleRecords.publisher()])
            #expect(try await mPasses.base.resolved(mPasses.query(organizationID: "org-1")) == [SampleRecords.mPass()])
            #expect(try await mPasses.base.resolved(mPasses.query(organizationID: "org-2")) == [])
            #expect(try await endpoints.endpoints(of: "partner-1") == [SampleRecords.endpoint()])
            #expect(
                try await endpoints.get(partnerID: "partner-1", endpointID: "endpoint-1") == SampleRecords.endpoint())
        }
    }

    @Test("Certificates are found by publisher and by thumbprint, revocation lists by issuer")
    func certificates() async throws {
        try await RecordTables.with { tables in
            let certificates = CertificateRepository(dynamo: tables.dynamo, table: "CertificateTable")
            let lists = RevocationListRepository(dynamo: tables.dynamo, table: "CertificateTable")
            let certificate = SampleRecords.certificate()
            try await certificates.insert(certificate)
            try await lists.insert(SampleRecords.revocationList())
            #expect(try await certificates.certificates(of: "publisher-1") == [certificate])
            #expect(
                try await certificates.get(publisherID: "publisher-1", thumbprint: certificate.thumbprint)
                    == certificate)
            #expect(
                try await certificates.get(publisherID: "publisher-2", thumbprint: certificate.thumbprint) == nil)
            #expect(try await lists.get(issuerHash: SampleRecords.hash) == SampleRecords.revocationList())
        }
    }

    @Test("A reconciliation's parts and results come back in their order, in parts of their own")
    func reconciliations() async throws {
        try await RecordTables.with { tables in
            let reconciliations = ReconciliationRepository(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
            let reference = SampleRecords.reconciliationReference
            var part = try await reconciliations.save(SampleRecords.part())
            part.status = .matched
            part = try await reconciliations.save(part)
            #expect(try await reconciliations.part(1, of: reference) == part)
            #expect(try await reconciliations.parts(of: reference).all(max: 5) == [part])
            try await reconciliations.write((1...30).map { SampleRecords.result($0) })
            var numbers: [Int] = []
            for try await result in reconciliations.results(of: reference, part: 1) { numbers.append(result.number) }
            #expect(numbers == Array(1...30))
            let page = try await reconciliations.resultPage(of: reference, part: 1, recordsMax: 20)
            let rest = try await reconciliations.resultPage(
                of: reference, part: 1, recordsMax: 20, from: page.cursor)
            #expect(rest.records.map(\.number) == Array(21...30))
            #expect(try await reconciliations.results(of: reference, part: 2).all(max: 5).isEmpty)
        }
    }
}

extension BaseRepository {
    /// The first page of what an index lists, as the table has it.
    fileprivate func resolved(_ query: IndexQuery) async throws -> [Record] {
        try await resolvedPage(of: query, recordsMax: 10).records
    }
}
