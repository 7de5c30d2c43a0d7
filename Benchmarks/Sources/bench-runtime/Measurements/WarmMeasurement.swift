import BenchReport

/// A function that is invoked again and again with an event of 1 KB.
struct WarmMeasurement: Measurement {
    let section = Section.warm
    private let bench: Bench
    private let peers: [Peer]
    private var rates = Series()
    private var means = Series()
    private var durations = Series()

    init(_ bench: Bench) {
        self.bench = bench
        peers = [bench.curlEcho, bench.rawEcho, bench.codableEcho, bench.python]
    }

    mutating func measure(round: Int) async throws {
        for peer in peers.rotated(by: round) {
            let warmUp = max(1, bench.invocations / 10)
            let run = try await bench.server.run(peer, warmUp: warmUp, invocations: bench.invocations)
            guard let warm = run.warm else { continue }
            rates.add(warm.invocationsPerSecond, of: peer)
            means.add(warm.meanCycleNanoseconds / 1e3, of: peer)
            durations.add(warm.durationNanoseconds / 1e3, of: peer)
        }
    }

    var figures: [Figure] {
        rates.figures(section, "invocationsPerSecond", peers)
            + means.figures(section, "meanMicroseconds", peers)
            + durations.figures(section, "durationMicroseconds", peers)
    }

    var tables: [Table] {
        var table = Table(
            "Warm, 1 KB echoed", ["invocations/s", "µs each", "mean µs", "µs from event to result (p50)"])
        for peer in peers {
            let each = Spread(rates[peer].values.map { 1e6 / $0 })
            table.add(
                peer.name,
                [
                    rates[peer].text(decimals: 0), each.text(decimals: 1), means[peer].text(decimals: 1),
                    durations[peer].text(decimals: 1),
                ])
        }
        return [table]
    }

    var targets: [Target] {
        let raw = rates[bench.rawEcho]
        return [
            Target(
                name: "warm, raw bytes: invocations/s of C over libcurl", measured: raw / rates[bench.curlEcho],
                bound: .atLeast(0.95)),
            Target(
                name: "warm, Codable: invocations/s of raw bytes", measured: rates[bench.codableEcho] / raw,
                bound: .atLeast(0.6)),
            Target(
                name: "warm, raw bytes: invocations/s of awslambdaric", measured: raw / rates[bench.python],
                bound: .atLeast(3)),
        ]
    }
}
