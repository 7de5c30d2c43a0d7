extension ContractModel {
    /// Moves the contract to `status` and gives the event that says so, linked to the one before it.
    ///
    /// Whether the contract may move there is its pipeline's business. Throws a `JSONError` when a detail has no canonical
    /// form.
    package mutating func append(
        _ type: ContractEventType, status: ContractStatus, at: Timestamp, function: String, requestID: String,
        details: [String: String] = [:]
    ) throws(JSONError) -> ContractEventModel {
        let event = try ContractEventModel(
            reference: reference, sequence: lastEventSequence + 1, type: type, at: at, function: function,
            requestID: requestID, details: details, previousHash: lastEventHash)
        self.status = status
        statusReachedAt = at
        lastEventSequence = event.sequence
        lastEventHash = event.hash
        return event
    }
}
