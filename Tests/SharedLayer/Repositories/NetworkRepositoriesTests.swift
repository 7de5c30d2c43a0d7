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

    @Test("A reconciliation's plan, slices and parts come back in their order, and a partner's ledger day by day")
    func reconciliations() async throws {
        try await RecordTables.with { tables in
            let reconciliations = ReconciliationRepository(
                dynamo: tables.dynamo, table: "ReconciliationTable", makeToken: { IdentifierGenerator().uuid() })
            let reference = SampleRecords.reconciliationReference
            let part = try await reconciliations.parts.save(SampleRecords.part())
            let slice = try await reconciliations.slices.save(SampleRecords.slice())
            let plan = try await reconciliations.plans.save(SampleRecords.plan())
            #expect(try await reconciliations.part(1, of: reference) == part)
            #expect(try await reconciliations.parts(of: reference) == [part])
            #expect(try await reconciliations.slice(1, of: reference) == slice)
            #expect(try await reconciliations.slices(of: reference) == [slice])
            #expect(try await reconciliations.plan(reference) == plan)
            let record = try SampleRecords.ledgerRecord()
            try await reconciliations.ledger.insert(record)
            for (days, expected) in [(0, [record]), (1, [])] {
                var found: [LedgerRecordModel] = []
                let pages = reconciliations.ledger(
                    organizationID: "org-1", partnerID: "partner-1", daysSince1970: record.daysSince1970 + days)
                for try await page in pages { found += page.records }
                #expect(found == expected)
            }
        }
    }
}

extension BaseRepository {
    /// The first page of what an index lists, as the table has it.
    fileprivate func resolved(_ query: IndexQuery) async throws -> [Record] {
        try await resolvedPage(of: query, recordsMax: 10).records
    }
}
