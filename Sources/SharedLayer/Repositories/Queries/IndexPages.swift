/// The pages of what an index lists, each read when it is asked for.
package struct IndexPages<Record: RecordModel>: AsyncSequence, Sendable {
    package typealias Element = IndexPage<Record>
    package typealias Failure = RepositoryError

    let repository: BaseRepository<Record>
    let query: IndexQuery
    let pageKeysMax: Int
    let cursor: PageCursor?

    package func makeAsyncIterator() -> Iterator { Iterator(pages: self, cursor: cursor) }

    package struct Iterator: AsyncIteratorProtocol {
        let pages: IndexPages
        var cursor: PageCursor?
        var isFinished = false

        init(pages: IndexPages, cursor: PageCursor?) {
            self.pages = pages
            self.cursor = cursor
        }

        /// Throws `service`, `malformedCursor`.
        package mutating func next() async throws(RepositoryError) -> IndexPage<Record>? {
            guard !isFinished else { return nil }
            let page = try await pages.repository.page(of: pages.query, keysMax: pages.pageKeysMax, from: cursor)
            cursor = page.cursor
            isFinished = page.cursor == nil
            return page
        }

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RepositoryError) -> IndexPage<Record>? {
            try await next()
        }
    }
}
