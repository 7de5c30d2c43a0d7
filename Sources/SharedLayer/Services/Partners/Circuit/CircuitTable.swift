/// The circuits of all environments: one item for each endpoint in a stack's own table, written by condition on its version.
struct CircuitTable: Sendable {
    let dynamo: DynamoClient
    let name: String
    let settings: CircuitSettings

    enum Stored: Sendable {
        case stored(CircuitState)
        /// Somebody else has stored another state before.
        case conflict(CircuitState)
    }

    /// A state that is a moment old is good enough: whoever acts on it writes by condition.
    /// - Throws: `AWSError`, with `Decoding` for an item that is no circuit.
    func read(_ endpoint: String) async throws(AWSError) -> CircuitState {
        guard let item = try await dynamo.getItem(CircuitState.key(endpoint), from: name, consistent: false) else {
            return CircuitState()
        }
        return try state(item)
    }

    /// Stores the next version of the state that was read.
    func store(_ state: CircuitState, of endpoint: String, at now: Timestamp) async throws(AWSError) -> Stored {
        var next = state
        next.version += 1
        let condition: DynamoCondition =
            state.version == 0 ? .attributeNotExists("pk") : .equals("version", .number(state.version))
        do {
            try await dynamo.putItem(next.item(endpoint, at: now, settings), into: name, condition: condition)
            return .stored(next)
        } catch {
            guard error.isConditionalCheckFailed else { throw error }
            // Without an item the circuit has expired in the meantime.
            return .conflict(try error.item.map { (item) throws(AWSError) in try self.state(item) } ?? CircuitState())
        }
    }

    private func state(_ item: DynamoItem) throws(AWSError) -> CircuitState {
        guard let state = CircuitState(item) else {
            throw AWSError(code: AWSError.decoding, message: "the item is no circuit")
        }
        return state
    }
}
