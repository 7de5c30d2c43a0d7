extension DynamoClient {
    /// Parts of one transaction.
    package static let transactionPartsMax = 100

    /// All or nothing, at most 100 parts. With the same token within ten minutes the service does it once; without one,
    /// each call has its own, so that its repeats are safe.
    ///
    /// Throws `TransactionCanceledException` with a reason for each part, and the item where a condition failed.
    package func transactWrite(_ writes: [DynamoWrite], token: String? = nil) async throws(AWSError) {
        let parts = writes.map(\.request)
        try checkParts(parts.map(\.request))
        var text = DynamoText()
        text.open(UInt8(ascii: "{"))
        text.name("TransactItems")
        text.list(parts) { $0.transactionPart($1.name, $1.request) }
        text.member("ClientRequestToken", token ?? identifiers.uuid())
        if reportsCapacity { text.member("ReturnConsumedCapacity", "TOTAL") }
        text.close(UInt8(ascii: "}"))
        try await call("TransactWriteItems", text) { _ in }
    }

    /// The items as of one moment, in the order of the reads; nil for those that are not there.
    package func transactGet(_ reads: [DynamoRead]) async throws(AWSError) -> [DynamoItem?] {
        let parts = reads.map(\.request)
        try checkParts(parts)
        var text = DynamoText()
        text.open(UInt8(ascii: "{"))
        text.name("TransactItems")
        text.list(parts) { $0.transactionPart("Get", $1) }
        if reportsCapacity { text.member("ReturnConsumedCapacity", "TOTAL") }
        text.close(UInt8(ascii: "}"))
        return try await call("TransactGetItems", text) { reply in
            try reply.elements("Responses") { index in
                let item = try reply.object(at: index).item("Item")
                return item.flatMap { $0.isEmpty ? nil : $0 }
            }
        }
    }

    private func checkParts(_ parts: [DynamoRequest]) throws(AWSError) {
        guard 1...Self.transactionPartsMax ~= parts.count else {
            throw AWSError(
                code: AWSError.invalidRequest,
                message: "a transaction has 1 to \(Self.transactionPartsMax) parts, not \(parts.count)")
        }
        for part in parts { try check(part) }
    }
}

extension DynamoText {
    fileprivate mutating func transactionPart(_ name: String, _ request: DynamoRequest) {
        open(UInt8(ascii: "{"))
        self.name(name)
        request.write(to: &self)
        close(UInt8(ascii: "}"))
    }
}
