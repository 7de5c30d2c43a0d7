import BenchReport

/// The values of each peer, one per round.
struct Series {
    private var values: [String: [Double]] = [:]

    mutating func add(_ value: Double, of peer: Peer) {
        values[peer.name, default: []].append(value)
    }

    subscript(_ peer: Peer) -> Spread { Spread(values[peer.name] ?? []) }

    func figures(_ section: Section, _ quantity: String, _ peers: [Peer]) -> [Figure] {
        peers.map { Figure(section: section.rawValue, peer: $0.name, quantity: quantity, spread: self[$0]) }
    }
}
