import JSONCoding

/// How operations are written, sent and read.
extension DynamoClient {
    func call<Value>(
        _ operation: String, _ request: DynamoRequest, _ read: (DynamoReply) throws -> Value
    ) async throws(AWSError) -> Value {
        try check(request)
        var text = DynamoText()
        request.write(to: &text, reportingCapacity: reportsCapacity)
        return try await call(operation, text, read)
    }

    func call<Value>(
        _ operation: String, _ text: DynamoText, _ read: (DynamoReply) throws -> Value
    ) async throws(AWSError) -> Value {
        let bytes = try await client.call(operation, body: text.bytes)
        do {
            let reply = try DynamoReply(bytes)
            if let onCapacity { try Self.capacities(reply, of: operation).forEach(onCapacity) }
            return try read(reply)
        } catch {
            throw AWSError(code: AWSError.decoding, message: "the response is not as expected: \(error)", status: 200)
        }
    }

    var reportsCapacity: Bool { onCapacity != nil }

    func check(_ request: DynamoRequest) throws(AWSError) {
        if let problem = request.problem { throw AWSError(code: AWSError.invalidRequest, message: problem) }
    }

    /// One table's capacity is an object; that of batches and transactions an array of them.
    private static func capacities(_ reply: DynamoReply, of operation: String) throws -> [DynamoCapacity] {
        let name = "ConsumedCapacity"
        guard let index = reply.index(name) else { return [] }
        let all =
            reply.document.json[index].kind == .array
            ? try reply.elements(name, reply.object) : [try reply.object(at: index)]
        return all.compactMap { capacity in
            guard let table = capacity.text("TableName"), let units = capacity.number("CapacityUnits") else {
                return nil
            }
            return DynamoCapacity(operation: operation, table: table, units: units)
        }
    }
}
