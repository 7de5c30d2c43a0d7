import LambdaEvents
package import SharedLayer

/// Which page of a ledger a caller asks for.
package struct SettlementLinesQuestion: Sendable {
    package let settlement: SettlementQuestion
    /// The number of the last line of the page before.
    package let last: Int
    package let recordsMax: Int

    /// Reads `cursor` and `limit` of the query. Throws as `SettlementQuestion` does, and `malformedRequest`.
    package init(_ request: LambdaRequest) throws {
        settlement = try SettlementQuestion(request)
        let query = request.event.queryStringParameters ?? [:]
        last = try Self.number(query["cursor"], "cursor", in: 0...Self.cursorMax) ?? 0
        recordsMax = try Self.number(query["limit"], "limit", in: 1...Self.limitMax) ?? Self.limitDefault
    }

    private static func number(
        _ text: String?, _ name: String, in range: ClosedRange<Int>
    ) throws(SettlementError) -> Int? {
        guard let text else { return nil }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(text),
            range.contains(number)
        else {
            throw SettlementError(
                .malformedRequest, "The query's \(name) is not what it should be.",
                issues: [
                    ValidationIssue(
                        instancePath: "",
                        message: "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
                ])
        }
        return number
    }

    private static let cursorMax = 99_999_999
    package static let limitDefault = 100
    package static let limitMax = 500
}
