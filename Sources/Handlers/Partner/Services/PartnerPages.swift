import SharedLayer

/// Reads a page of records and gives it out with the token of the next one.
struct PartnerPages: Sendable {
    private let tokens: PageTokens

    init(_ tokens: PageTokens) {
        self.tokens = tokens
    }

    /// Throws a `Problem` with 400 for a query or a token that is none, and what `read` throws: `malformedCursor` for a token of
    /// another list.
    func reply<Record: RecordModel, Resource: Encodable>(
        _ request: LambdaRequest, _ resource: (Record) throws -> Resource,
        read: (_ limit: Int, PageCursor?) async throws -> RecordPage<Record>
    ) async throws -> LambdaReply {
        let asked = try PageRequest(request)
        let cursor = try await tokens.cursor(asked.cursor)
        let page = try await read(asked.limit, cursor)
        let next = try await tokens.token(page.cursor)
        return try .json(PartnerPage(items: page.records.map(resource), nextCursor: next))
    }
}
