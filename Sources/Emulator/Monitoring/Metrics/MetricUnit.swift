/// The units of CloudWatch.
enum MetricUnit {
    static let none = "None"
    static let names: [String] = {
        let sizes = ["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"]
        let bits = ["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits"]
        return ["Seconds", "Microseconds", "Milliseconds"] + sizes + bits + ["Percent", "Count"]
            + (sizes + bits + ["Count"]).map { $0 + "/Second" } + [none]
    }()
}
