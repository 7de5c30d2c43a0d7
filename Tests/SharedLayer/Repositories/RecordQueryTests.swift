import SharedLayer
import Testing

@Suite("Queries of records", .timeLimit(.minutes(5)))
struct RecordQueryTests {
    private static let secret = Array("a secret of 32 bytes, or so it is".utf8)
    private static let reference = SampleRecords.settlementReference

    private static func lines(_ tables: RecordTables) -> BaseRepository<LedgerLineModel> {
        BaseRepository(dynamo: tables.dynamo, table: RecordTables.pipelineTable)
    }

    private static func query(_ sort: SortRange = .beginsWith("LINE#")) -> RecordQuery {
        RecordQuery(partition: reference.partition, sort: sort)
    }

    @Test("A query is read page by page, as far as it is asked for, in both directions")
    func sequence() async throws {
        try await RecordTables.with { tables in
            let lines = Self.lines(tables)
            try await lines.write(try (1...25).map { try SampleRecords.line($0) })

            var sizes: [Int] = []
            for try await page in lines.pages(of: Self.query(), pageRecordsMax: 10) { sizes.append(page.records.count) }
            #expect(sizes == [10, 10, 5])
            var numbers: [Int] = []
            for try await line in lines.records(of: Self.query(), pageRecordsMax: 10) {
                numbers.append(line.number)
                if line.number == 12 { break }
            }
            #expect(numbers == Array(1...12))
            var backwards = Self.query()
            backwards.isAscending = false
            #expect(try await lines.records(of: backwards).all(max: 25).map(\.number) == Array((1...25).reversed()))
            let error = await #expect(throws: RepositoryError.self) {
                try await lines.records(of: Self.query()).all(max: 24)
            }
            #expect(error?.code == .tooManyItems)
        }
    }

    @Test(
        "A range says which records belong to it, to the service as to us",
        arguments: [
            (SortRange.equals("LINE#00000003"), [3]), (.between("LINE#00000002", "LINE#00000004"), [2, 3, 4]),
            (.from("LINE#00000004"), [4, 5]), (.through("LINE#00000002"), [1, 2]), (.before("LINE#00000002"), [1]),
            (.beginsWith("LINE#0000000"), [1, 2, 3, 4, 5]), (.all, [1, 2, 3, 4, 5]), (.beginsWith("line"), []),
        ])
    func ranges(_ range: SortRange, _ expected: [Int]) async throws {
        try await RecordTables.with { tables in
            let lines = Self.lines(tables)
            try await lines.write(try (1...5).map { try SampleRecords.line($0) })
            let read = try await lines.records(of: Self.query(range)).all(max: 10)
            #expect(read.map(\.number) == expected)
            // A cursor inside of the range is taken, so ours and the service's idea of it are the same.
            for size in 1...5 {
                var numbers: [Int] = []
                for try await page in lines.pages(of: Self.query(range), pageRecordsMax: size) {
                    numbers += page.records.map(\.number)
                }
                #expect(numbers == expected)
            }
        }
    }

    @Test("A token leads from page to page of an API, each record once")
    func tokens() async throws {
        try await RecordTables.with { tables in
            let lines = Self.lines(tables)
            try await lines.write(try (1...7).map { try SampleRecords.line($0) })
            var numbers: [Int] = []
            var token: String?
            repeat {
                let cursor = try token.map { try PageCursor(text: $0, secret: Self.secret) }
                let page = try await lines.page(of: Self.query(), recordsMax: 3, from: cursor)
                numbers += page.records.map(\.number)
                token = page.cursor?.text(secret: Self.secret)
            } while token != nil
            #expect(numbers == Array(1...7))
        }
    }

    @Test("A page has as many records as were asked for, also where a condition leaves most out")
    func filter() async throws {
        try await RecordTables.with { tables in
            let lines = Self.lines(tables)
            try await lines.write(try (1...30).map { try SampleRecords.line($0, side: $0 % 5 == 0 ? .debit : .credit) })
            var query = Self.query()
            query.filter = .equals("side", .string("DEBIT"))
            let page = try await lines.page(of: query, recordsMax: 4)
            #expect(page.records.map(\.number) == [5, 10, 15, 20])
            let rest = try await lines.page(of: query, recordsMax: 4, from: page.cursor)
            #expect(rest.records.map(\.number) == [25, 30])
        }
    }

    @Test("A token of another query, another partition, another secret, or changed in any place is refused")
    func refusedTokens() async throws {
        try await RecordTables.with { tables in
            let lines = Self.lines(tables)
            try await lines.write(try (1...3).map { try SampleRecords.line($0) })
            let cursor = try #require(try await lines.page(of: Self.query(), recordsMax: 1).cursor)
            var backwards = Self.query()
            backwards.isAscending = false
            var filtered = Self.query()
            filtered.filter = .attributeExists("side")
            let others = [
                RecordQuery(partition: "SETTLEMENT#org-2#settlement-1", sort: .beginsWith("LINE#")), Self.query(.all),
                backwards, filtered,
            ]
            for other in others {
                let error = await #expect(throws: RepositoryError.self) {
                    try await lines.page(of: other, recordsMax: 1, from: cursor)
                }
                #expect(error?.code == .malformedCursor)
            }
            let token = cursor.text(secret: Self.secret)
            #expect(throws: RepositoryError.self) { try PageCursor(text: token, secret: [1]) }
            // What everybody could make up, where the secret was not configured.
            #expect(throws: RepositoryError.self) { try PageCursor(text: cursor.text(secret: []), secret: []) }
            #expect(throws: RepositoryError.self) { try PageCursor(text: "", secret: Self.secret) }
            #expect(throws: RepositoryError.self) {
                try PageCursor(text: String(repeating: "A", count: 9_000), secret: Self.secret)
            }
            for place in token.indices {
                var changed = token
                changed.replaceSubrange(place...place, with: token[place] == "A" ? "B" : "A")
                #expect(throws: RepositoryError.self) { try PageCursor(text: changed, secret: Self.secret) }
            }
        }
    }

    @Test("An index lists keys; what they lead to is what the table says, without what has gone or moved on")
    func index() async throws {
        try await RecordTables.with { tables in
            let disputes = DisputeRepository(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
            for number in 1...5 { try await Self.open("dispute-\(number)", disputes) }
            try await Self.open("dispute-6", disputes, organizationID: "org-2")
            let base = disputes.aggregates.base
            let open = disputes.aggregates.search(organizationID: "org-1", status: .opened, isAscending: true)
            let page = try await base.page(of: open)
            #expect(page.keys.map(\.partition) == (1...5).map { "DISPUTE#org-1#dispute-\($0)" })

            // Between the index's answer and the table's: one was accepted, one is gone.
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-2")
            var accepted = try #require(try await disputes.aggregates.get(reference))
            accepted.status = .accepted
            _ = try await base.save(accepted)
            try await base.delete(page.keys[3])
            #expect(try await page.resolved().map(\.reference.disputeID) == ["dispute-1", "dispute-3", "dispute-5"])

            let all = disputes.aggregates.search(organizationID: "org-1")
            var found: [String] = []
            for try await page in base.pages(of: all, pageKeysMax: 2) {
                found += try await page.resolved().map(\.reference.disputeID)
            }
            #expect(found == ["dispute-5", "dispute-3", "dispute-2", "dispute-1"])
            let dates = disputes.aggregates.search(
                organizationID: "org-1", dates: .from(SampleRecords.moment.adding(seconds: 5).text))
            #expect(
                try await base.resolvedPage(of: dates, recordsMax: 9).records.map(\.reference.disputeID) == [
                    "dispute-5"
                ])
        }
    }

    @Test("A token of an index's page leads on, and to nobody else's")
    func indexTokens() async throws {
        try await RecordTables.with { tables in
            let disputes = DisputeRepository(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
            for number in 1...3 { try await Self.open("dispute-\(number)", disputes) }
            let base = disputes.aggregates.base
            let query = disputes.aggregates.search(organizationID: "org-1")
            let first = try await base.resolvedPage(of: query, recordsMax: 2)
            let token = try #require(first.cursor?.text(secret: Self.secret))
            let cursor = try PageCursor(text: token, secret: Self.secret)
            let second = try await base.resolvedPage(of: query, recordsMax: 2, from: cursor)
            #expect(second.records.map(\.reference.disputeID) == ["dispute-1"])
            let error = await #expect(throws: RepositoryError.self) {
                try await base.resolvedPage(
                    of: disputes.aggregates.search(organizationID: "org-2"), recordsMax: 2, from: cursor)
            }
            #expect(error?.code == .malformedCursor)
        }
    }

    @Test("What is due is found by its deadline in any shard, and no more once there is none")
    func deadlines() async throws {
        try await RecordTables.with { tables in
            let disputes = DisputeRepository(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
            for number in 1...9 { try await Self.open("dispute-\(number)", disputes) }
            let cutoff = SampleRecords.moment.adding(seconds: 104)
            #expect(try await Self.due(before: cutoff, disputes) == ["dispute-1", "dispute-2", "dispute-3"])
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-2")
            var withdrawn = try #require(try await disputes.aggregates.get(reference))
            withdrawn.respondBy = nil
            _ = try await disputes.aggregates.base.save(withdrawn)
            #expect(try await Self.due(before: cutoff, disputes) == ["dispute-1", "dispute-3"])
        }
    }

    private static func due(before moment: Timestamp, _ disputes: DisputeRepository) async throws -> [String] {
        var found: [String] = []
        for shard in disputes.aggregates.due(before: moment) {
            for try await page in shard { found += try await page.resolved().map(\.reference.disputeID) }
        }
        return found.sorted()
    }

    /// `dispute-3` is opened three seconds after the moment, and due at 103.
    private static func open(
        _ disputeID: String, _ disputes: DisputeRepository, organizationID: String = "org-1"
    ) async throws {
        let second = try #require(disputeID.split(separator: "-").last.flatMap { Int64($0) })
        let dispute = DisputeModel(
            reference: DisputeReference(organizationID: organizationID, disputeID: disputeID),
            contract: SampleRecords.contractReference, transactionID: "t-1", openedBy: "publisher-1",
            partnerID: "partner-1", reason: .duplicate, amount: try SampleRecords.money(100),
            chargedAt: SampleRecords.moment,
            openedAt: SampleRecords.moment.adding(seconds: second), requestHash: SampleRecords.hash,
            respondBy: SampleRecords.moment.adding(seconds: 100 + second))
        _ = try await disputes.aggregates.base.save(dispute)
    }
}
