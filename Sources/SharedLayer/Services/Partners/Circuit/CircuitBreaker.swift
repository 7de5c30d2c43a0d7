import Logging
import Synchronization

/// Keeps calls from endpoints that fail, for all environments of a function together.
///
/// While a circuit is closed and lately read, a call costs the table nothing: successes are counted here and told with the
/// next reading, failures at once. When the table cannot be reached, calls go through: a broken table must not stop what
/// works, and the log says so.
package final class CircuitBreaker: Sendable {
    private let surroundings: ServiceSurroundings
    private let table: CircuitTable
    private let settings: CircuitSettings
    private let memories = Mutex<[String: CircuitMemory]>([:])

    private static let endpointsMax = 1_000
    /// Writes of one change while others write too.
    private static let conflictsMax = 4
    /// How long a call is turned away that lost every race for a probe.
    private static let lostRaceMilliseconds: Int64 = 1_000

    package init(
        _ surroundings: ServiceSurroundings, dynamo: DynamoClient, table: String,
        settings: CircuitSettings = CircuitSettings(), clock: RetryClock = .system
    ) {
        self.surroundings = surroundings
        self.table = CircuitTable(dynamo: dynamo, name: table, settings: settings, clock: clock)
        self.settings = settings
    }

    /// Whether a call to that endpoint may go through. What came of it must be told to `report`.
    package func permission(for endpoint: String) async -> CircuitPermission {
        var state = await currentState(of: endpoint)
        for _ in 0..<Self.conflictsMax {
            let now = surroundings.now()
            switch state.admission(at: now) {
            case .admitted: return .allowed(probeID: nil)
            case .refused(let until): return .refused(until: until)
            case .probe:
                let id = surroundings.identifiers.uuid()
                var probing = state
                probing.beginProbe(id, at: now, settings)
                switch await store(probing, of: endpoint, at: now) {
                case .stored?: return .allowed(probeID: id)
                // Our own write, whose answer was lost, comes back as a conflict when it is repeated.
                case .conflict(let other)?:
                    if case .probing(id, _) = other.phase { return .allowed(probeID: id) }
                    state = other
                case nil: return .allowed(probeID: nil)
                }
            }
        }
        return .refused(until: surroundings.now().adding(milliseconds: Self.lostRaceMilliseconds))
    }

    package func report(_ verdict: CircuitVerdict, of permission: CircuitPermission, for endpoint: String) async {
        guard case .allowed(let probeID) = permission else { return }
        if let probeID {
            let settings = settings
            await change(endpoint) { state, now in state.endProbe(probeID, verdict, at: now, settings) }
        } else if verdict != .nothing {
            memories.withLock { memories in
                memories[endpoint]?.calls += 1
                if verdict == .failure { memories[endpoint]?.failures += 1 }
            }
            if verdict == .failure { await tellCounts(of: endpoint) }
        }
    }

    private func currentState(of endpoint: String) async -> CircuitState {
        let now = surroundings.now()
        let memory = memories.withLock { $0[endpoint] }
        if let memory, memory.isFresh(at: now, settings) { return memory.state }
        if let memory, memory.calls > 0, memory.state.phase == .closed {
            await tellCounts(of: endpoint)
            let told = memories.withLock { $0[endpoint] }
            if let told, told.isFresh(at: now, settings) { return told.state }
        }
        do throws(AWSError) {
            let state = try await table.read(endpoint)
            remember(state, of: endpoint, at: now)
            return state
        } catch {
            return passOver(error, of: endpoint)
        }
    }

    private func tellCounts(of endpoint: String) async {
        let counted = memories.withLock { memories in
            defer {
                memories[endpoint]?.calls = 0
                memories[endpoint]?.failures = 0
            }
            return (calls: memories[endpoint]?.calls ?? 0, failures: memories[endpoint]?.failures ?? 0)
        }
        let settings = settings
        await change(endpoint) { state, now in
            state.count(calls: counted.calls, failures: counted.failures, at: now, settings)
        }
    }

    /// Changes the circuit, again on top of what others have stored in between.
    private func change(_ endpoint: String, _ change: (inout CircuitState, Timestamp) -> Void) async {
        var state = memories.withLock { $0[endpoint]?.state } ?? CircuitState()
        for _ in 0..<Self.conflictsMax {
            let now = surroundings.now()
            var changed = state
            change(&changed, now)
            guard changed != state else { return }
            guard case .conflict(let other)? = await store(changed, of: endpoint, at: now) else { return }
            state = other
        }
        surroundings.logger.warning("calls to an endpoint were not counted", metadata: ["endpoint": "\(endpoint)"])
    }

    /// Nil when the table cannot be reached.
    private func store(
        _ state: CircuitState, of endpoint: String, at now: Timestamp
    ) async -> CircuitTable.Stored? {
        do throws(AWSError) {
            let outcome = try await table.store(state, of: endpoint, at: now)
            switch outcome {
            case .stored(let stored):
                remember(stored, of: endpoint, at: now)
                log(stored, of: endpoint)
            case .conflict(let other): remember(other, of: endpoint, at: now)
            }
            return outcome
        } catch {
            _ = passOver(error, of: endpoint)
            return nil
        }
    }

    /// A circuit that cannot be read counts as closed, and is not asked for again at once.
    private func passOver(_ error: AWSError, of endpoint: String) -> CircuitState {
        surroundings.logger.warning(
            "the circuit cannot be reached: delivering anyway",
            metadata: ["endpoint": "\(endpoint)", "error": "\(error.code)"])
        remember(CircuitState(), of: endpoint, at: surroundings.now())
        return CircuitState()
    }

    private func remember(_ state: CircuitState, of endpoint: String, at now: Timestamp) {
        memories.withLock { memories in
            if memories[endpoint] == nil, memories.count >= Self.endpointsMax,
                let oldest = memories.min(by: { $0.value.readAt < $1.value.readAt })
            {
                memories[oldest.key] = nil
            }
            memories[endpoint, default: CircuitMemory(state: state, readAt: now)].state = state
            memories[endpoint]?.readAt = now
        }
    }

    private func log(_ state: CircuitState, of endpoint: String) {
        guard case .open(let until) = state.phase else { return }
        surroundings.logger.warning(
            "the circuit is open",
            metadata: ["endpoint": "\(endpoint)", "until": "\(until)", "openings": "\(state.openings)"])
    }
}
