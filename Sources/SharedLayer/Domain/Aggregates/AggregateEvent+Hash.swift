import OpenSSLCrypto

extension AggregateEvent {
    /// The event that follows `sequence - 1` events, the last of which has the hash `previousHash`.
    ///
    /// Throws a `JSONError` when a detail has no canonical form.
    package init(
        reference: Reference, sequence: Int, type: EventType, at: Timestamp, function: String,
        requestID: String, details: [String: String], previousHash: String
    ) throws(JSONError) {
        self.init(
            reference: reference, sequence: sequence, type: type, at: at, function: function, requestID: requestID,
            details: details, previousHash: previousHash,
            hash: try Self.hash(
                reference: reference, sequence: sequence, type: type, at: at, function: function,
                requestID: requestID, details: details, previousHash: previousHash))
    }

    /// The hash that the event's fields call for; another one in `hash` means that the event was altered.
    package func computedHash() throws(JSONError) -> String {
        try Self.hash(
            reference: reference, sequence: sequence, type: type, at: at, function: function, requestID: requestID,
            details: details, previousHash: previousHash)
    }

    private static func hash(
        reference: Reference, sequence: Int, type: EventType, at: Timestamp, function: String,
        requestID: String, details: [String: String], previousHash: String
    ) throws(JSONError) -> String {
        var event = JSONObject([
            ("organization_id", .string(reference.organizationID)),
            (Reference.identifierName, .string(reference.identifier)),
            ("sequence", .number(JSONNumber(sequence))),
            ("type", .string(type.rawValue)),
            ("at", .string(at.text)),
            ("function", .string(function)),
            ("request_id", .string(requestID)),
            ("details", .object(JSONObject(details.map { ($0.key, .string($0.value)) }))),
            ("previous_hash", .string(previousHash)),
        ])
        if let name = Reference.qualifierName { event[name] = reference.qualifier.map { .string($0) } }
        return Digest.hexadecimal(.sha256, try CanonicalJSON.bytes(of: .object(event)))
    }
}
