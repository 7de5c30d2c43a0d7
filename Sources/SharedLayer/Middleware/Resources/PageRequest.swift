import LambdaEvents

/// What a list's query asks for: how many records, and where to begin.
package struct PageRequest: Sendable {
    package let limit: Int
    /// As an earlier page gave it out.
    package let cursor: String?

    package static let limitDefault = 50
    package static let limitMax = 100

    /// Throws a `Problem` with 400 for a `limit` that is no number from 1 to `limitMax`.
    package init(_ request: LambdaRequest) throws(Problem) {
        let query = request.event.queryStringParameters ?? [:]
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
        guard let text = query["limit"] else {
            limit = Self.limitDefault
            return
        }
        guard text.utf8.count <= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            1...Self.limitMax ~= number
        else { throw .badRequest(detail: "The parameter limit must be a number from 1 to \(Self.limitMax).") }
        limit = number
    }
}
