import BenchReport

/// The resident memory of a process that has served much, beside what it was early on.
struct MemoryMeasurement: Measurement {
    private static let (early, late) = (100, 20_000)
    /// Sixteen pages, by which the heap's end may happen to differ. Whatever one invocation in ten left behind would
    /// be more: the smallest piece of memory is 32 bytes.
    private static let toleranceKilobytes = 64.0
    private static let residentMegabytesMax = 20.0

    let section = Section.memory
    private let bench: Bench
    private let peers: [Peer]
    private var atFirst = Series()
    private var atLast = Series()

    init(_ bench: Bench) {
        self.bench = bench
        peers = [bench.curlEcho, bench.rawEcho, bench.codableEcho]
    }

    mutating func measure(round: Int) async throws {
        for peer in peers.rotated(by: round) {
            let run = try await bench.server.run(
                peer, warmUp: Self.late, memoryAfter: [Self.early, Self.late])
            atFirst.add(run.memoryKilobytes[0], of: peer)
            atLast.add(run.memoryKilobytes[1], of: peer)
        }
    }

    private func growth(_ peer: Peer) -> Spread {
        Spread(zip(atLast[peer].values, atFirst[peer].values).map { $0 - $1 })
    }

    var figures: [Figure] {
        atFirst.figures(section, "residentKilobytesAfter\(Self.early)", peers)
            + atLast.figures(section, "residentKilobytesAfter\(Self.late)", peers)
    }

    var tables: [Table] {
        var table = Table(
            "Resident memory, KB", ["after \(Self.early)", "after \(Double(Self.late).text(decimals: 0))", "growth"])
        for peer in peers {
            table.add(
                peer.name,
                [atFirst[peer], atLast[peer], growth(peer)].map { $0.text(decimals: 0) })
        }
        return [table]
    }

    var targets: [Target] {
        [bench.rawEcho, bench.codableEcho].flatMap { peer in
            [
                Target(
                    name: "memory after 20,000, \(peer.name): growth since 100", measured: growth(peer),
                    bound: .atMost(Self.toleranceKilobytes), decimals: 0, unit: " KB", countsWorst: true),
                Target(
                    name: "memory after 20,000, \(peer.name): resident",
                    measured: Spread(atLast[peer].values.map { $0 / 1_024 }),
                    bound: .atMost(Self.residentMegabytesMax), decimals: 1, unit: " MB", countsWorst: true),
            ]
        }
    }
}
