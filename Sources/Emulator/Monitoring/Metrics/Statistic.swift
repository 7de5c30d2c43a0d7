/// A statistic by its name in the API.
enum Statistic: Sendable, Equatable {
    case sampleCount, average, sum, minimum, maximum
    /// From 0 to 100.
    case percentile(Double)

    static let simpleNames = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]

    /// Nil for a name that is none, and for trimmed statistics (`tm99`, `IQM`, …), which are not emulated.
    init?(_ name: String) {
        switch name {
        case "SampleCount": self = .sampleCount
        case "Average": self = .average
        case "Sum": self = .sum
        case "Minimum": self = .minimum
        case "Maximum": self = .maximum
        default:
            guard name.hasPrefix("p"), let percent = Double(name.dropFirst()), (0...100).contains(percent) else {
                return nil
            }
            self = .percentile(percent)
        }
    }
}
