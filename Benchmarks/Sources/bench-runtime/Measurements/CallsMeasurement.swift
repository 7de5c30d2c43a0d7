import BenchReport

/// System calls, allocations and instructions of a warm invocation: what a long run has more than a short one.
///
/// Counted, not timed, so that one round says it all.
struct CallsMeasurement: Measurement {
    private static let (short, long) = (200, 1_200)

    let section = Section.calls
    private let bench: Bench
    private let peers: [Peer]
    private var systemCalls: [String: CallCount] = [:]
    private var work: [String: CallCount] = [:]

    init(_ bench: Bench) {
        self.bench = bench
        peers = [bench.curlEcho, bench.rawEcho, bench.codableEcho]
    }

    mutating func measure(round: Int) async throws {
        guard round == 0 else { return }
        for peer in peers {
            systemCalls[peer.name] = try await perInvocation { invocations in
                try await bench.systemCalls(of: peer, invocations)
            }
            work[peer.name] = try await perInvocation { invocations in
                try await bench.allocations(of: peer, invocations)
            }
        }
    }

    private func perInvocation(_ count: (_ invocations: Int) async throws -> CallCount) async throws -> CallCount {
        let (few, many) = (try await count(Self.short), try await count(Self.long))
        return (many - few) / Double(Self.long - Self.short)
    }

    var figures: [Figure] {
        peers.flatMap { peer in
            [
                ("systemCalls", systemCalls[peer.name]?.total), ("allocations", work[peer.name]?.total),
                ("instructions", work[peer.name]?.instructions),
            ].map { quantity, value in
                Figure(
                    section: section.rawValue, peer: peer.name, quantity: quantity,
                    spread: Spread(value.map { [$0] } ?? []))
            }
        }
    }

    var tables: [Table] {
        var table = Table("A warm invocation, 1 KB", ["system calls", "allocations", "instructions"])
        var kinds = Table("Its system calls", [""])
        for peer in peers {
            table.add(
                peer.name,
                [systemCalls[peer.name]?.total, work[peer.name]?.total, work[peer.name]?.instructions].map {
                    ($0 ?? .nan).text(decimals: 0)
                })
            kinds.add(peer.name, [systemCalls[peer.name]?.text ?? ""])
        }
        return [table, kinds]
    }

    var targets: [Target] { [] }
}
