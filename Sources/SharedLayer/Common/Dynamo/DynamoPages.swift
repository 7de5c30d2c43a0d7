/// The pages of a query or a scan, read one after the other as they are asked for.
package struct DynamoPages: AsyncSequence, Sendable {
    package typealias Element = DynamoPage
    package typealias Failure = AWSError

    private let read: @Sendable (_ startKey: DynamoItem?) async throws(AWSError) -> DynamoPage
    private let startKey: DynamoItem?

    init(
        from startKey: DynamoItem?,
        read: @escaping @Sendable (_ startKey: DynamoItem?) async throws(AWSError) -> DynamoPage
    ) {
        self.startKey = startKey
        self.read = read
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(read: read, state: .next(startKey))
    }

    package struct Iterator: AsyncIteratorProtocol {
        let read: @Sendable (_ startKey: DynamoItem?) async throws(AWSError) -> DynamoPage
        var state: State

        enum State {
            case next(DynamoItem?)
            case finished
        }

        package mutating func next() async throws(AWSError) -> DynamoPage? {
            guard case .next(let startKey) = state else { return nil }
            let page = try await read(startKey)
            state = page.lastKey.map { .next($0) } ?? .finished
            return page
        }

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(AWSError) -> DynamoPage? {
            try await next()
        }
    }

    /// Every item of every page. Throws `invalidRequest` when there are more than `itemsMax`.
    package func items(max itemsMax: Int) async throws(AWSError) -> [DynamoItem] {
        var items: [DynamoItem] = []
        var iterator = makeAsyncIterator()
        while let page = try await iterator.next() {
            items += page.items
            guard items.count <= itemsMax else {
                throw AWSError(code: AWSError.invalidRequest, message: "there are more than \(itemsMax) items")
            }
        }
        return items
    }
}

extension DynamoClient {
    package func pages(of query: DynamoQuery) -> DynamoPages {
        DynamoPages(from: query.startKey) { [self] startKey async throws(AWSError) in
            var next = query
            next.startKey = startKey
            return try await self.query(next)
        }
    }

    package func pages(of scan: DynamoScan) -> DynamoPages {
        DynamoPages(from: scan.startKey) { [self] startKey async throws(AWSError) in
            var next = scan
            next.startKey = startKey
            return try await self.scan(next)
        }
    }
}
