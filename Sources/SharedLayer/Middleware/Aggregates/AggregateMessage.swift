/// What the queues between stages carry: which aggregate, and nothing that could be out of date.
package struct AggregateMessage<Reference: AggregateReference>: Sendable, Equatable {
    package let organizationID: String
    package let identifier: String
    package let qualifier: String?

    package init(_ reference: Reference) {
        organizationID = reference.organizationID
        identifier = reference.identifier
        qualifier = reference.qualifier
    }

    /// Throws `malformedMessage`.
    package init(body: String) throws(StageError) {
        let document: JSONValue
        do {
            document = try JSONParser().parse(Array(body.utf8))
        } catch {
            throw StageError(.malformedMessage, "The message's body is no JSON.", cause: error)
        }
        guard let organizationID = document["organization_id"]?.string,
            let identifier = document[Reference.identifierName]?.string
        else {
            throw StageError(.malformedMessage, "The message names no \(Reference.identifierName).")
        }
        self.organizationID = organizationID
        self.identifier = identifier
        qualifier = Reference.qualifierName.flatMap { document[$0]?.string }
    }

    /// JSON. Throws a `JSONError`, which identifiers never cause.
    package func body() throws(JSONError) -> String {
        var document = JSONObject([
            ("organization_id", .string(organizationID)), (Reference.identifierName, .string(identifier)),
        ])
        if let name = Reference.qualifierName { document[name] = qualifier.map { .string($0) } }
        return String(decoding: try CanonicalJSON.bytes(of: .object(document)), as: UTF8.self)
    }
}

extension OutboxItem {
    /// The message that hands an aggregate to its next stage. Throws a `JSONError`, which identifiers never cause.
    package init(
        _ destination: OutboxDestination, for reference: some AggregateReference, at now: Timestamp
    ) throws(JSONError) {
        self.init(
            reference: reference, destination: destination, body: try AggregateMessage(reference).body(),
            createdAt: now)
    }
}
