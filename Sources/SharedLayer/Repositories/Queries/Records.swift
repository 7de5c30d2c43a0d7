/// The records of a query, one after the other, read page by page as they are asked for.
package struct Records<Record: RecordModel>: AsyncSequence, Sendable {
    package typealias Element = Record
    package typealias Failure = RepositoryError

    let pages: RecordPages<Record>

    package func makeAsyncIterator() -> Iterator { Iterator(pages: pages.makeAsyncIterator()) }

    package struct Iterator: AsyncIteratorProtocol {
        var pages: RecordPages<Record>.Iterator
        var waiting: ArraySlice<Record> = []

        init(pages: RecordPages<Record>.Iterator) {
            self.pages = pages
        }

        /// Throws `service`, `malformedRecord`.
        package mutating func next() async throws(RepositoryError) -> Record? {
            while waiting.isEmpty {
                guard let page = try await pages.next() else { return nil }
                waiting = page.records[...]
            }
            return waiting.popFirst()
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(RepositoryError) -> Record? {
            try await next()
        }
    }

    /// All of them. Throws `tooManyItems` beyond `max`, `service`, `malformedRecord`.
    package func all(max: Int) async throws(RepositoryError) -> [Record] {
        var records: [Record] = []
        var iterator = makeAsyncIterator()
        while let record = try await iterator.next() {
            guard records.count < max else {
                throw RepositoryError(.tooManyItems, "\(pages.query.partition) has more than \(max)")
            }
            records.append(record)
        }
        return records
    }
}
