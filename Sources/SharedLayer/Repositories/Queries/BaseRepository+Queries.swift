extension BaseRepository {
    /// Records that one request to the service reads, when nobody says otherwise; a page ends earlier at 1 MB.
    package static var pageRecordsMaxDefault: Int { 100 }

    /// Pages that a filter may leave empty before a page is given out short.
    private static var emptyPagesMax: Int { 10 }

    package func pages(
        of query: RecordQuery, pageRecordsMax: Int = pageRecordsMaxDefault, from cursor: PageCursor? = nil
    ) -> RecordPages<Record> {
        RecordPages(repository: self, query: query, pageRecordsMax: pageRecordsMax, cursor: cursor)
    }

    package func records(of query: RecordQuery, pageRecordsMax: Int = pageRecordsMaxDefault) -> Records<Record> {
        Records(pages: pages(of: query, pageRecordsMax: pageRecordsMax))
    }

    /// A page for an API: as many records as were asked for, as long as there are any, filter or not.
    ///
    /// Throws `service`, `malformedRecord`, `malformedCursor`.
    package func page(
        of query: RecordQuery, recordsMax: Int, from cursor: PageCursor? = nil
    ) async throws(RepositoryError) -> RecordPage<Record> {
        var page = try await readPage(of: query, recordsMax, from: cursor)
        var records = page.records
        for _ in 0..<Self.emptyPagesMax where records.count < recordsMax {
            guard let next = page.cursor else { break }
            page = try await readPage(of: query, recordsMax - records.count, from: next)
            records += page.records
        }
        return RecordPage(records: records, cursor: page.cursor)
    }

    /// The records of a partition whose sort keys begin with `prefix`, in the order of the sort keys.
    ///
    /// Throws `service`, `malformedRecord`, and `tooManyItems` beyond `itemsMax`.
    package func query(
        partition: String, prefix: String, itemsMax: Int = 1_000
    ) async throws(RepositoryError) -> [Record] {
        try await records(of: RecordQuery(partition: partition, sort: .beginsWith(prefix))).all(max: itemsMax)
    }

    func readPage(
        of query: RecordQuery, _ recordsMax: Int, from cursor: PageCursor?
    ) async throws(RepositoryError) -> RecordPage<Record> {
        let request = try query.request(table: table, pageRecordsMax: recordsMax, from: cursor)
        let page = try await serviceCall("query") { () async throws(AWSError) in try await dynamo.query(request) }
        var records: [Record] = []
        for item in page.items { records.append(try RecordItem.record(from: item)) }
        return RecordPage(records: records, cursor: query.cursor(after: page.lastKey, table: table))
    }
}
