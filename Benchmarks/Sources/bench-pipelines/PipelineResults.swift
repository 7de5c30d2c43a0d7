import BenchReport

/// The figures as tables and targets.
struct PipelineResults {
    let bench: PipelineBench
    let sections: [Section]

    var figures: [Figure] {
        bench.measured.keys.sorted().map { name in
            let parts = name.split(separator: ".", maxSplits: 1)
            return Figure(
                section: String(parts[0]), peer: String(parts[1]),
                quantity: parts[0] == "validate" ? "perSecond" : "milliseconds", spread: bench.spread(name))
        }
    }

    var table: Table {
        var table = Table("Work", ["measured", ""])
        let (ours, python) = (PipelineBench.ours, PipelineBench.python)
        let rows: [(Section, String, String, String, Int)] = [
            (.charges, "charges.validation.p50", "request to answer, p50", "ms", 1),
            (.charges, "charges.receipt.p50", "request to partner's receipt, p50", "ms", 1),
            (.charges, "charges.delivery.p50", "signed to partner's receipt, p50", "ms", 1),
            (.charges, "charges.refused", "charges that were not accepted", "", 0),
            (.validate, "validate.\(ours)", "validate, one environment: Swift", "charges/s", 1),
            (.validate, "validate.\(python)", "validate, one environment: Python", "charges/s", 1),
            (.cold, "cold.\(ours)", "init phase: Swift", "ms", 1),
            (.cold, "cold.\(python)", "init phase: Python", "ms", 1),
            (.cold, "first.\(ours)", "first charge, cold: Swift", "ms", 1),
            (.cold, "first.\(python)", "first charge, cold: Python", "ms", 1),
        ]
        for (section, key, title, unit, decimals) in rows where sections.contains(section) {
            table.add(title, [bench.spread(key).text(decimals: decimals), unit])
        }
        return table
    }

    var targets: [Target] { sections.flatMap(targets) }

    private func targets(_ section: Section) -> [Target] {
        let (ours, python) = (PipelineBench.ours, PipelineBench.python)
        return switch section {
        case .charges:
            [
                latency("validation, p99", "charges.validation.p99", 200),
                latency("request to partner's receipt, p99", "charges.receipt.p99", 1_000),
                latency("delivery's own share, p99", "charges.delivery.p99", 500),
            ]
        case .validate:
            [
                Target(
                    name: "validate: per second of Python's",
                    measured: bench.spread("validate.\(ours)") / bench.spread("validate.\(python)"),
                    bound: .atLeast(5), decimals: 2)
            ]
        case .cold:
            [
                Target(
                    name: "cold start: Python's time of ours",
                    measured: bench.spread("cold.\(python)") / bench.spread("cold.\(ours)"), bound: .atLeast(8),
                    decimals: 1)
            ]
        }
    }

    private func latency(_ name: String, _ key: String, _ most: Double) -> Target {
        Target(name: name, measured: bench.spread(key), bound: .atMost(most), decimals: 0, unit: " ms")
    }
}
