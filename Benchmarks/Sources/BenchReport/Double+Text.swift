extension Double {
    /// With a fixed number of decimals and thousands apart: `12,345.60`.
    package func text(decimals: Int) -> String {
        guard isFinite else { return "–" }
        let unit = (0..<decimals).reduce(1) { power, _ in power * 10 }
        let scaled = Int((magnitude * Double(unit)).rounded())
        var whole = ""
        for (place, digit) in String(scaled / unit).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { whole.append(",") }
            whole.append(digit)
        }
        let sign = self < 0 && scaled != 0 ? "−" : ""
        guard decimals > 0 else { return sign + String(whole.reversed()) }
        let fraction = String(scaled % unit)
        return sign + String(whole.reversed()) + "." + String(repeating: "0", count: decimals - fraction.count)
            + fraction
    }
}
