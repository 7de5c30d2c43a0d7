/// The circuits of all environments: one item for each endpoint in a stack's own table, written by condition on its version.
struct CircuitTable: Sendable {
    let dynamo: DynamoClient
    let name: String
    let settings: CircuitSettings
    let clock: RetryClock

    /// The code of the error when the table has taken too long.
    static let tooSlow = "TooSlow"

    enum Stored: Sendable {
        case stored(CircuitState)
        /// Somebody else has stored another state before.
        case conflict(CircuitState)
    }

    /// A state that is a moment old is good enough: whoever acts on it writes by condition.
    /// - Throws: `AWSError`, with `Decoding` for an item that is no circuit.
    func read(_ endpoint: String) async throws(AWSError) -> CircuitState {
        let item = try await inTime { () async throws(AWSError) in
            try await dynamo.getItem(CircuitState.key(endpoint), from: name, consistent: false)
        }
        return try item.map { (item) throws(AWSError) in try state(item) } ?? CircuitState()
    }

    /// Stores the next version of the state that was read.
    func store(_ state: CircuitState, of endpoint: String, at now: Timestamp) async throws(AWSError) -> Stored {
        var next = state
        next.version += 1
        let condition: DynamoCondition =
            state.version == 0 ? .attributeNotExists("pk") : .equals("version", .number(state.version))
        let item = next.item(endpoint, at: now, settings)
        do {
            try await inTime { () async throws(AWSError) in
                try await dynamo.putItem(item, into: name, condition: condition)
            }
            return .stored(next)
        } catch {
            guard error.isConditionalCheckFailed else { throw error }
            // Without an item the circuit has expired in the meantime.
            return .conflict(try error.item.map { (item) throws(AWSError) in try self.state(item) } ?? CircuitState())
        }
    }

    /// - Throws: what `body` throws, or `tooSlow`: a delivery must not wait long for a table.
    private func inTime<Value: Sendable>(
        _ body: @escaping @Sendable () async throws(AWSError) -> Value
    ) async throws(AWSError) -> Value {
        let outcome = await withTaskGroup(of: Result<Value, AWSError>?.self) { group in
            group.addTask {
                do throws(AWSError) { return .success(try await body()) } catch { return .failure(error) }
            }
            group.addTask {
                try? await clock.sleep(settings.tableMillisecondsMax)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard let outcome else {
            throw AWSError(
                code: Self.tooSlow, message: "the table took longer than \(settings.tableMillisecondsMax) ms")
        }
        return try outcome.get()
    }

    private func state(_ item: DynamoItem) throws(AWSError) -> CircuitState {
        guard let state = CircuitState(item) else {
            throw AWSError(code: AWSError.decoding, message: "the item is no circuit")
        }
        return state
    }
}
