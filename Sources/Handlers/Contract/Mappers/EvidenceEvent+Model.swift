package import SharedLayer

extension EvidenceEvent {
    package init(_ event: ContractEventModel) {
        self.init(
            organizationID: event.reference.organizationID, contractID: event.reference.contractID,
            period: event.reference.period, sequence: event.sequence, type: event.type.rawValue, at: event.at,
            function: event.function,
            requestID: event.requestID, details: event.details, previousHash: event.previousHash, hash: event.hash)
    }

    /// The event as it stands there, with the hash that it carries, right or wrong. Throws `malformedEvidence`.
    package func model() throws(ContractError) -> ContractEventModel {
        var reference = JSONObject([("organizationID", .string(organizationID)), ("contractID", .string(contractID))])
        reference["period"] = period.map { .string($0) }
        let record: JSONValue = [
            "reference": .object(reference),
            "sequence": .number(JSONNumber(sequence)), "type": .string(type), "at": .string(at.text),
            "function": .string(function), "requestID": .string(requestID),
            "details": .object(JSONObject(details.map { ($0.key, .string($0.value)) })),
            "previousHash": .string(previousHash), "hash": .string(hash),
        ]
        do {
            return try ContractEventModel(json: record)
        } catch {
            throw ContractError(.malformedEvidence, "The event \(sequence) is none.", cause: error)
        }
    }
}
