import SharedLayer
import Testing

/// What docs/shared-layer/repositories.md shows.
@Suite("Examples of the repositories' documentation", .timeLimit(.minutes(5)))
struct RepositoryExamplesTests {
    @Test("A record is read, changed and saved, and read again when somebody was faster")
    func save() async throws {
        try await RecordTables.with { tables in
            let (dynamo, table) = (tables.dynamo, "MPassTable")
            try await MPassRepository(dynamo: dynamo, table: table).insert(SampleRecords.mPass())

            let mPasses = MPassRepository(dynamo: dynamo, table: table)
            guard var mPass = try await mPasses.get("mpass-1") else { return }
            mPass.status = .suspended
            do {
                mPass = try await mPasses.save(mPass)
            } catch let error as RepositoryError where error.code == .versionConflict {
                // Somebody else saved it since: read it again and decide anew.
            }

            #expect(mPass.version == SampleRecords.mPass().version + 1)
        }
    }

    @Test("A change writes state, event and message together; the message is sent after it")
    func change() async throws {
        try await RecordTables.with { tables in
            let (dynamo, table, queueURL) = (tables.dynamo, RecordTables.pipelineTable, tables.queueURL)
            let (now, requestID) = (SampleRecords.moment, "request-1")
            let identifiers = IdentifierGenerator()
            var dispute = try SampleRecords.dispute()

            let disputes = AggregateRepository<DisputeModel>(
                dynamo: dynamo, table: table, makeToken: { identifiers.uuid() })
            let event = try dispute.append(
                .accepted, status: .accepted, at: now, function: "ProcessDisputeFunction", requestID: requestID,
                details: ["refund": "10.00"])
            var change = AggregateChange(dispute, event)
            change.outbox = [OutboxItem(about: event, destination: .respond, body: #"{"dispute_id":"dispute-1"}"#)]
            dispute = try await disputes.apply(change)

            let outbox = Outbox(
                dynamo: dynamo, table: table, senders: [.respond: QueueOutboxSender(tables.queues, url: queueURL)])
            try await outbox.sendLeftOver(of: dispute.reference)

            #expect(try await tables.queues.receive(from: queueURL).map(\.body) == [#"{"dispute_id":"dispute-1"}"#])
            let report = try await outbox.sweep(before: now.adding(seconds: -60), itemsMax: 500)
            #expect(report == SweepReport())
        }
    }

    @Test("A transaction says which record was in its way")
    func transaction() async throws {
        try await RecordTables.with { tables in
            let (dynamo, identifiers) = (tables.dynamo, IdentifierGenerator())
            let (organization, membership) = (SampleRecords.organization(), SampleRecords.membership())
            var conflicts: [RecordConflict] = []
            try await MembershipRepository(dynamo: dynamo, table: "OrganizationTable").insert(membership)

            var transaction = RecordTransaction()
            try transaction.insert(organization, in: "OrganizationTable")
            try transaction.insert(membership, in: "OrganizationTable")
            do {
                try await RecordTransactor(dynamo: dynamo, makeToken: { identifiers.uuid() }).commit(transaction)
            } catch let error as RepositoryError where error.code == .alreadyExists {
                conflicts = error.conflicts
            }

            #expect(conflicts.map(\.key) == [membership.key])
        }
    }

    @Test("Records of several tables come with one request")
    func reads() async throws {
        try await RecordTables.with { tables in
            let (dynamo, organization) = (tables.dynamo, SampleRecords.organization())
            try await OrganizationRepository(dynamo: dynamo, table: "OrganizationTable").insert(organization)
            try await MPassRepository(dynamo: dynamo, table: "MPassTable").insert(SampleRecords.mPass())

            var reads = RecordReads()
            reads.add(organization.key, in: "OrganizationTable")
            reads.add(MPassModel.key(mPassID: "mpass-1"), in: "MPassTable")
            let found = try await reads.read(from: dynamo)
            let mPass = try found.record(MPassModel.key(mPassID: "mpass-1"), in: "MPassTable", as: MPassModel.self)

            #expect(mPass == SampleRecords.mPass())
            #expect(
                try found.record(organization.key, in: "OrganizationTable", as: OrganizationModel.self) == organization)
        }
    }

    @Test("A page of an API has a token for the next one")
    func pages() async throws {
        try await RecordTables.with { tables in
            let (dynamo, secret) = (tables.dynamo, Array("32 random bytes from a secret ...".utf8))
            let request = (token: String?.none, limit: 20)
            try await PublisherRepository(dynamo: dynamo, table: "PublisherTable").insert(SampleRecords.publisher())

            let publishers = PublisherRepository(dynamo: dynamo, table: "PublisherTable")
            let cursor = try request.token.map { try PageCursor(text: $0, secret: secret) }
            let page = try await publishers.base.resolvedPage(
                of: publishers.query(organizationID: "org-1"), recordsMax: request.limit, from: cursor)
            let nextToken = page.cursor?.text(secret: secret)

            #expect(page.records == [SampleRecords.publisher()])
            #expect(nextToken == nil)
        }
    }

    @Test("A pipeline's own queries stand on the same base")
    func ownQueries() async throws {
        try await RecordTables.with { tables in
            var dispute = try SampleRecords.dispute()
            let base = BaseRepository<DisputeModel>(dynamo: tables.dynamo, table: RecordTables.pipelineTable)
            dispute = try await base.save(dispute)
            let disputes = OverdueDisputes(base: base)
            var found: [DisputeModel] = []

            for try await page in disputes.opened(for: "org-1", before: dispute.openedAt.adding(seconds: 1)) {
                for dispute in try await page.resolved() { found.append(dispute) }
            }

            #expect(found == [dispute])
        }
    }
}

extension OutboxDestination {
    fileprivate static let respond = OutboxDestination(rawValue: "respond")
}
