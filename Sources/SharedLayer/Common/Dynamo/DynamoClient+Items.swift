extension DynamoClient {
    package func items(of query: DynamoQuery) -> DynamoItems<DynamoItem> {
        items("Query", from: query.startKey, request: { query.request(from: $0) }) { try $0.item(at: $1) }
    }

    package func items(of scan: DynamoScan) -> DynamoItems<DynamoItem> {
        items("Scan", from: scan.startKey, request: { scan.request(from: $0) }) { try $0.item(at: $1) }
    }

    /// Items as values (see `DynamoDecoder`); `Decoding` is thrown at the first page with one that is none.
    package func items<Value: Decodable & Sendable>(
        of query: DynamoQuery, as type: Value.Type
    ) -> DynamoItems<Value> {
        items("Query", from: query.startKey, request: { query.request(from: $0) }) {
            try DynamoDecoder().decode(Value.self, in: $0, at: $1)
        }
    }

    /// Items as values (see `DynamoDecoder`); `Decoding` is thrown at the first page with one that is none.
    package func items<Value: Decodable & Sendable>(of scan: DynamoScan, as type: Value.Type) -> DynamoItems<Value> {
        items("Scan", from: scan.startKey, request: { scan.request(from: $0) }) {
            try DynamoDecoder().decode(Value.self, in: $0, at: $1)
        }
    }

    private func items<Value: Sendable>(
        _ operation: String, from startKey: DynamoItem?,
        request: @escaping @Sendable (_ startKey: DynamoItem?) -> DynamoRequest,
        read: @escaping @Sendable (DynamoDocument, _ index: Int) throws -> Value
    ) -> DynamoItems<Value> {
        DynamoItems(from: startKey) { [self] startKey async throws(AWSError) in
            try await call(operation, request(startKey)) { reply in
                DynamoItems<Value>.Page(
                    elements: try reply.elements("Items") { try read(reply.document, $0) },
                    lastKey: try reply.item("LastEvaluatedKey"))
            }
        }
    }

    /// Scans that many segments of the table at once and gives each page to `body`, in any order.
    ///
    /// The first error, of the service or of `body`, ends all of them.
    package func scanInParallel(
        _ scan: DynamoScan, segments: Int, _ body: @escaping @Sendable (DynamoPage) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for segment in scan.segments(segments) {
                group.addTask { for try await page in pages(of: segment) { try await body(page) } }
            }
            try await group.waitForAll()
        }
    }
}

extension DynamoQuery {
    fileprivate func request(from startKey: DynamoItem?) -> DynamoRequest {
        var query = self
        query.startKey = startKey
        return query.request
    }
}

extension DynamoScan {
    fileprivate func request(from startKey: DynamoItem?) -> DynamoRequest {
        var scan = self
        scan.startKey = startKey
        return scan.request
    }
}
