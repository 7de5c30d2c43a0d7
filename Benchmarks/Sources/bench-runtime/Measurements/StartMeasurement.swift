import BenchReport

/// From `execve` to the first “next” on the wire, for every function of a deployed stack.
struct StartMeasurement: Measurement {
    private static let startsPerRound = 15

    let section = Section.start
    private let bench: Bench
    private let functions: [Peer]
    private let others: [Peer]
    private var times = Series()

    init(_ bench: Bench) throws {
        self.bench = bench
        functions = try DeployedStack(bench.files).functions
        others = [bench.curlEcho, bench.rawEcho, bench.python]
    }

    private var peers: [Peer] { others + functions }

    mutating func measure(round: Int) async throws {
        var ofRound: [String: [Double]] = [:]
        for start in 0..<Self.startsPerRound {
            for peer in peers.rotated(by: round + start) {
                let milliseconds = try await bench.server.run(peer).startNanoseconds / 1e6
                ofRound[peer.name, default: []].append(milliseconds)
            }
        }
        for peer in peers { times.add(Spread(ofRound[peer.name] ?? []).median, of: peer) }
    }

    var figures: [Figure] { times.figures(section, "startMilliseconds", peers) }

    var tables: [Table] {
        var table = Table("From exec to the first “next”", ["ms"])
        for peer in peers { table.add(peer.name, [times[peer].text(decimals: 2)]) }
        return [table]
    }

    var targets: [Target] {
        let ratios = functions.map { ($0.name, times[$0] / times[bench.curlEcho]) }
        guard let (name, worst) = ratios.max(by: { $0.1.median < $1.1.median }) else { return [] }
        return [
            Target(
                name: "exec to first “next”, \(name): time of C over libcurl", measured: worst, bound: .atMost(1.5))
        ]
    }
}
