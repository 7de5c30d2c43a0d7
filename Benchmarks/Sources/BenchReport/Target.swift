/// A bound that issue and README promise, and what was measured.
package struct Target: Encodable {
    package enum Bound: Encodable {
        case atLeast(Double)
        case atMost(Double)
    }

    package let name: String
    package let measured: Spread
    package let bound: Bound
    package let decimals: Int
    package let unit: String
    /// Judged by the worst round instead of the median: for what is no matter of noise.
    package let countsWorst: Bool

    package init(
        name: String, measured: Spread, bound: Bound, decimals: Int = 3, unit: String = "", countsWorst: Bool = false
    ) {
        self.name = name
        self.measured = measured
        self.bound = bound
        self.decimals = decimals
        self.unit = unit
        self.countsWorst = countsWorst
    }

    package var isMet: Bool {
        switch bound {
        case .atLeast(let least): (countsWorst ? measured.least : measured.median) >= least
        case .atMost(let most): (countsWorst ? measured.most : measured.median) <= most
        }
    }

    package var cells: [String] {
        let boundText =
            switch bound {
            case .atLeast(let least): "≥ " + least.text(decimals: decimals)
            case .atMost(let most): "≤ " + most.text(decimals: decimals)
            }
        return [measured.text(decimals: decimals) + unit, boundText + unit, isMet ? "ok" : "short"]
    }

    private enum CodingKeys: CodingKey { case name, measured, bound, isMet }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(measured, forKey: .measured)
        try container.encode(bound, forKey: .bound)
        try container.encode(isMet, forKey: .isMet)
    }
}
