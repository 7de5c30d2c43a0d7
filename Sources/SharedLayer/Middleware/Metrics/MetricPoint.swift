import FunctionRuntime

/// One metric of a document: what stands at its name.
struct MetricPoint: Sendable {
    let definition: MetricDefinition
    let values: [Double]
    let counts: [Int]

    /// Appends a number, an array of numbers, or values with counts where that is what keeps them in one document.
    ///
    /// The specification knows the first two. The third is how AWS's OpenTelemetry exporter (awsemf) writes histograms,
    /// which CloudWatch reads: repeated values beyond an array's limit would need a document for each hundred.
    func appendJSON(to bytes: inout [UInt8]) {
        let total = counts.reduce(0, +)
        if total == 1 {
            Self.append(values[0], to: &bytes)
        } else if total <= EMFLimits.valuesMax {
            Self.append(zip(values, counts).flatMap { Array(repeating: $0, count: $1) }, to: &bytes)
        } else {
            appendDistribution(total, to: &bytes)
        }
    }

    private func appendDistribution(_ total: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"Values":"#.utf8)
        Self.append(values, to: &bytes)
        bytes.append(contentsOf: #","Counts":"#.utf8)
        Self.append(counts.map(Double.init), to: &bytes)
        let sum = zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
        let members = [
            ("Max", values.max() ?? 0), ("Min", values.min() ?? 0), ("Count", Double(total)), ("Sum", sum),
        ]
        for (name, value) in members {
            bytes.append(contentsOf: #",""#.utf8)
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: #"":"#.utf8)
            Self.append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ values: [Double], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (place, value) in values.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A finite number, whole ones without a fraction.
    private static func append(_ value: Double, to bytes: inout [UInt8]) {
        if let whole = Int64(exactly: value) {
            bytes.append(contentsOf: String(whole).utf8)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }
}
