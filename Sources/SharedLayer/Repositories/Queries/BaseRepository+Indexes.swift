extension BaseRepository {
    package func pages(
        of query: IndexQuery, pageKeysMax: Int = pageRecordsMaxDefault, from cursor: PageCursor? = nil
    ) -> IndexPages<Record> {
        IndexPages(repository: self, query: query, pageKeysMax: pageKeysMax, cursor: cursor)
    }

    /// One page of what an index lists. Throws `service`, `malformedCursor`.
    package func page(
        of query: IndexQuery, keysMax: Int = pageRecordsMaxDefault, from cursor: PageCursor? = nil
    ) async throws(RepositoryError) -> IndexPage<Record> {
        let request = try query.request(table: table, pageKeysMax: keysMax, from: cursor)
        let page = try await serviceCall("query of \(query.index.name)") { () async throws(AWSError) in
            try await dynamo.query(request)
        }
        return IndexPage(
            keys: page.items.compactMap(RecordItem.key(of:)), cursor: query.cursor(after: page.lastKey, table: table),
            repository: self, query: query)
    }

    /// One page of records that an index lists, as the table has them: for lists that an API gives out.
    ///
    /// Throws `service`, `malformedRecord`, `malformedCursor`.
    package func resolvedPage(
        of query: IndexQuery, recordsMax: Int, from cursor: PageCursor? = nil
    ) async throws(RepositoryError) -> RecordPage<Record> {
        let page = try await page(of: query, keysMax: recordsMax, from: cursor)
        return RecordPage(records: try await page.resolved(), cursor: page.cursor)
    }
}
