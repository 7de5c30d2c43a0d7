import BenchReport

/// The figures as tables and targets.
struct MessagingResults {
    let bench: MessagingBench
    let sections: [Section]

    var figures: [Figure] {
        bench.measured.keys.sorted().map { name in
            let parts = name.split(separator: ".", maxSplits: 1)
            return Figure(
                section: String(parts[0]), peer: String(parts[1]),
                quantity: parts[0] == "latency" ? "milliseconds" : "perSecond", spread: bench.spread(name))
        }
    }

    var table: Table {
        var table = Table("Work", ["measured", ""])
        let rows: [(Section, String, String, String, Int)] = [
            (.queue, "queue.moneta.1", "queue, one client: moneta", "cycles/s", 0),
            (.queue, "queue.moto.1", "queue, one client: moto", "cycles/s", 0),
            (.queue, "queue.moneta.many", "queue, \(bench.clients) clients: moneta", "cycles/s", 0),
            (.queue, "queue.moto.many", "queue, \(bench.clients) clients: moto", "cycles/s", 0),
            (.latency, "latency.p50", "send to function start, p50", "ms", 2),
            (.latency, "latency.p99", "send to function start, p99", "ms", 2),
            (.rules, "rules.few", "PutEvents, \(MessagingBench.fewRules) rules", "events/s", 0),
            (.rules, "rules.many", "PutEvents, \(MessagingBench.manyRules.formatted) rules", "events/s", 0),
        ]
        for (section, key, title, unit, decimals) in rows where sections.contains(section) {
            table.add(title, [bench.spread(key).text(decimals: decimals), unit])
        }
        return table
    }

    var targets: [Target] { sections.flatMap(targets) }

    private func targets(_ section: Section) -> [Target] {
        switch section {
        case .queue:
            [
                Target(
                    name: "send+receive+delete: per second of moto's",
                    measured: bench.spread("queue.moneta.many") / bench.spread("queue.moto.many"), bound: .atLeast(10),
                    decimals: 2)
            ]
        case .latency:
            [
                Target(
                    name: "send to function start, p50", measured: bench.spread("latency.p50"), bound: .atMost(10),
                    decimals: 2, unit: " ms")
            ]
        case .rules:
            [
                Target(
                    name: "PutEvents with 10,000 rules: rate with 10",
                    measured: bench.spread("rules.many") / bench.spread("rules.few"), bound: .atLeast(0.5), decimals: 2)
            ]
        }
    }
}

extension Int {
    /// With its thousands apart.
    fileprivate var formatted: String { Double(self).text(decimals: 0) }
}
