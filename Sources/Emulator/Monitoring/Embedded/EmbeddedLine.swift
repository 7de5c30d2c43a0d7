import Wire

/// A log line in the embedded metric format. What is malformed gives no metrics, as on AWS.
///
/// Source: Amazon CloudWatch user guide, "Specification: Embedded metric format".
enum EmbeddedLine {
    private static let metricsMax = 100
    private static let valuesMax = 100
    /// Of all directives and sets of a line, so that no small line unfolds without bound.
    static let dataMax = 1_000
    private static let mark = Array(#""_aws""#.utf8)

    static func mayBeOne(_ line: [UInt8]) -> Bool {
        guard line.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else { return false }
        var rest = line[...]
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
            rest = rest[quote...]
            if rest.starts(with: mark) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// - Parameters:
    ///   - now: seconds since 1970; a time outside of what CloudWatch takes gives nothing.
    ///   - offset: the seconds that the emulator's clock is ahead of the machine's, by which functions tell the time of a
    ///     metric.
    static func data(_ line: [UInt8], now: Double, offset: Double = 0) -> [Datum] {
        guard let root = WireValue(json: line), let metadata = root["_aws"],
            let milliseconds = metadata["Timestamp"]?.integer, let directives = metadata["CloudWatchMetrics"]?.items
        else { return [] }
        var at = Double(milliseconds) / 1000
        if isTaken(at, now: now - offset) { at += offset }
        at = at.rounded(.down)
        guard isTaken(at, now: now) else { return [] }
        var found: [Datum] = []
        for directive in directives where found.count < dataMax {
            found += data(directive, of: root, at: at).prefix(dataMax - found.count)
        }
        return found
    }

    private static func isTaken(_ at: Double, now: Double) -> Bool {
        at >= now - DatumReader.pastSeconds && at <= now + DatumReader.futureSeconds
    }

    private static func data(_ directive: WireValue, of root: WireValue, at: Double) -> [Datum] {
        guard let namespace = directive["Namespace"]?.text, (1...255).contains(namespace.utf8.count),
            let sets = directive["Dimensions"]?.items, let metrics = directive["Metrics"]?.items,
            metrics.count <= metricsMax
        else { return [] }
        var data: [Datum] = []
        for set in sets where data.count < dataMax {
            guard let dimensions = dimensions(set, of: root) else { continue }
            for metric in metrics {
                guard let name = metric["Name"]?.text, (1...255).contains(name.utf8.count),
                    let statistics = statistics(root[name])
                else { continue }
                let unit = metric["Unit"]?.text ?? MetricUnit.none
                data.append(
                    Datum(
                        metric: MetricIdentity(namespace: namespace, name: name, dimensions: dimensions), at: at,
                        unit: MetricUnit.names.contains(unit) ? unit : MetricUnit.none, statistics: statistics))
            }
        }
        return data
    }

    /// Nil for a set with a name that the line gives no text for.
    private static func dimensions(_ set: WireValue, of root: WireValue) -> [MetricIdentity.Dimension]? {
        guard let names = set.items, names.count <= MetricIdentity.dimensionsMax else { return nil }
        var dimensions: [MetricIdentity.Dimension] = []
        for name in names {
            guard let name = name.text, let value = root[name]?.text, (1...1024).contains(value.utf8.count) else {
                return nil
            }
            dimensions.append(.init(name: name, value: value))
        }
        return dimensions
    }

    private static func statistics(_ value: WireValue?) -> Statistics? {
        var numbers: [Double] = []
        for value in value?.items ?? value.map({ [$0] }) ?? [] {
            switch value {
            case .integer(let number): numbers.append(Double(number))
            // What CloudWatch takes has a finite sum, which infinity would not be.
            case .double(let number) where abs(number) <= DatumReader.valueMax: numbers.append(number)
            default: return nil
            }
        }
        guard (1...valuesMax).contains(numbers.count) else { return nil }
        return Statistics(numbers.map { .init(value: $0, count: 1) })
    }
}
