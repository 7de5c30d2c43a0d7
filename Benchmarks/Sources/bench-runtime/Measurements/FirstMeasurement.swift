import BenchReport

/// The first invocation of a process beside its tenth.
struct FirstMeasurement: Measurement {
    private static let processesPerRound = 15

    let section = Section.first
    private let bench: Bench
    private let peers: [Peer]
    private var firsts = Series()
    private var tenths = Series()
    private var ratios = Series()

    init(_ bench: Bench) {
        self.bench = bench
        peers = [bench.curlEcho, bench.rawEcho, bench.codableEcho]
    }

    mutating func measure(round: Int) async throws {
        var runs: [String: [[Double]]] = [:]
        for process in 0..<Self.processesPerRound {
            for peer in peers.rotated(by: round + process) {
                runs[peer.name, default: []].append(
                    try await bench.server.run(peer, warmUp: 10).durationsNanoseconds)
            }
        }
        for peer in peers {
            let durations = runs[peer.name] ?? []
            firsts.add(Spread(durations.map { $0[0] / 1e3 }).median, of: peer)
            tenths.add(Spread(durations.map { $0[9] / 1e3 }).median, of: peer)
            ratios.add(Spread(durations.map { $0[0] / $0[9] }).median, of: peer)
        }
    }

    var figures: [Figure] {
        firsts.figures(section, "firstMicroseconds", peers) + tenths.figures(section, "tenthMicroseconds", peers)
            + ratios.figures(section, "firstOverTenth", peers)
    }

    var tables: [Table] {
        var table = Table("The first invocation of a process", ["µs", "the tenth", "ratio"])
        for peer in peers {
            table.add(
                peer.name,
                [firsts[peer].text(decimals: 0), tenths[peer].text(decimals: 0), ratios[peer].text(decimals: 2)])
        }
        return [table]
    }

    var targets: [Target] {
        [bench.rawEcho, bench.codableEcho].map { peer in
            Target(
                name: "first invocation, \(peer.name): time of the tenth", measured: ratios[peer], bound: .atMost(3))
        }
    }
}
