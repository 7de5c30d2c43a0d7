import SharedLayer
import Synchronization

/// Values in memory, as a function's own tests would use them, with a gate that holds readers back.
final class TableSource: ParameterTreeSource {
    private struct State {
        var values: [String: ParameterValue] = [:]
        var failure: ParameterError.Code?
        var reads: [String] = []
        var isGateOpen = true
    }

    private let state: Mutex<State>

    init(_ texts: [String: String] = [:]) {
        state = Mutex(State(values: texts.mapValues { ParameterValue($0) }))
    }

    var reads: [String] { state.withLock { $0.reads } }
    func set(_ name: String, _ text: String) { set(name, ParameterValue(text)) }
    func set(_ name: String, _ value: ParameterValue) { state.withLock { $0.values[name] = value } }
    func fail(_ code: ParameterError.Code?) { state.withLock { $0.failure = code } }
    func setGate(isOpen: Bool) { state.withLock { $0.isGateOpen = isOpen } }

    private func note(_ name: String) async throws(ParameterError) {
        state.withLock { $0.reads.append(name) }
        while !state.withLock({ $0.isGateOpen }) {
            if Task.isCancelled { throw ParameterError(.cancelled, name: name, "cancelled") }
            await Task.yield()
        }
        if let failure = state.withLock({ $0.failure }) { throw ParameterError(failure, name: name, "as told") }
    }

    func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue {
        try await note(name.description)
        guard let value = state.withLock({ $0.values[name.text] }) else {
            throw ParameterError(.notFound, name: name.text, "not there")
        }
        return value
    }

    func readAll(under path: String, recursively: Bool) async throws(ParameterError) -> [String: ParameterValue] {
        try await note(path)
        return state.withLock { $0.values.filter { $0.key.hasPrefix(path) } }
    }

    func read(_ names: [String]) async throws(ParameterError) -> [String: ParameterValue] {
        try await note(names.joined(separator: ","))
        return state.withLock { state in state.values.filter { names.contains($0.key) } }
    }
}
