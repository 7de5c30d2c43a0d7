/// A bound that issue and README promise, and what was measured.
struct Target: Encodable {
    enum Bound: Encodable {
        case atLeast(Double)
        case atMost(Double)
    }

    let name: String
    let measured: Spread
    let bound: Bound
    var decimals = 3
    var unit = ""
    /// Judged by the worst round instead of the median: for what is no matter of noise.
    var countsWorst = false

    var isMet: Bool {
        switch bound {
        case .atLeast(let least): (countsWorst ? measured.least : measured.median) >= least
        case .atMost(let most): (countsWorst ? measured.most : measured.median) <= most
        }
    }

    var cells: [String] {
        let boundText =
            switch bound {
            case .atLeast(let least): "≥ " + least.text(decimals: decimals)
            case .atMost(let most): "≤ " + most.text(decimals: decimals)
            }
        return [measured.text(decimals: decimals) + unit, boundText + unit, isMet ? "ok" : "short"]
    }

    private enum CodingKeys: CodingKey { case name, measured, bound, isMet }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(measured, forKey: .measured)
        try container.encode(bound, forKey: .bound)
        try container.encode(isMet, forKey: .isMet)
    }
}
