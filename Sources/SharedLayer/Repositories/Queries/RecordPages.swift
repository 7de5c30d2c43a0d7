/// The pages of a query, each read when it is asked for.
package struct RecordPages<Record: RecordModel>: AsyncSequence, Sendable {
    package typealias Element = RecordPage<Record>
    package typealias Failure = RepositoryError

    let repository: BaseRepository<Record>
    let query: RecordQuery
    let pageRecordsMax: Int
    let cursor: PageCursor?

    package func makeAsyncIterator() -> Iterator { Iterator(pages: self, cursor: cursor) }

    package struct Iterator: AsyncIteratorProtocol {
        let pages: RecordPages
        var cursor: PageCursor?
        var isFinished = false

        init(pages: RecordPages, cursor: PageCursor?) {
            self.pages = pages
            self.cursor = cursor
        }

        /// Throws `service`, `malformedRecord`, `malformedCursor`.
        package mutating func next() async throws(RepositoryError) -> RecordPage<Record>? {
            guard !isFinished else { return nil }
            let page = try await pages.repository.readPage(of: pages.query, pages.pageRecordsMax, from: cursor)
            cursor = page.cursor
            isFinished = page.cursor == nil
            return page
        }

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RepositoryError) -> RecordPage<Record>? {
            try await next()
        }
    }
}
