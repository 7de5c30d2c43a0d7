import BenchReport

/// An event and a result of Lambda's limit, 6 MB.
struct LargeMeasurement: Measurement {
    private static let (warmUp, invocations) = (5, 40)

    let section = Section.large
    private let bench: Bench
    private let peers: [Peer]
    private var rates = Series()

    init(_ bench: Bench) {
        self.bench = bench
        peers = [bench.curlEcho, bench.rawEcho]
    }

    mutating func measure(round: Int) async throws {
        let event = try bench.files.makeLargeEvent()
        for peer in peers.rotated(by: round) {
            let run = try await bench.server.run(
                peer, event: event, warmUp: Self.warmUp, invocations: Self.invocations)
            guard let warm = run.warm else { continue }
            rates.add(warm.invocationsPerSecond, of: peer)
        }
    }

    var figures: [Figure] { rates.figures(section, "invocationsPerSecond", peers) }

    var tables: [Table] {
        var table = Table("Warm, 6 MB echoed", ["invocations/s", "ms each"])
        for peer in peers {
            let each = Spread(rates[peer].values.map { 1e3 / $0 })
            table.add(peer.name, [rates[peer].text(decimals: 0), each.text(decimals: 2)])
        }
        return [table]
    }

    var targets: [Target] {
        [
            Target(
                name: "6 MB event and result: throughput of C over libcurl",
                measured: rates[bench.rawEcho] / rates[bench.curlEcho], bound: .atLeast(0.8))
        ]
    }
}
