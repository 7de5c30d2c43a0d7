import Synchronization

/// In which order many tasks have handled the messages of each group.
final class OrderLog: Sendable {
    private let bodies = Mutex<[String: [String]]>([:])

    var count: Int { bodies.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    func append(_ body: String, group: String) { bodies.withLock { $0[group, default: []].append(body) } }

    func bodies(ofGroup group: String) -> [String] { bodies.withLock { $0[group] ?? [] } }
}
