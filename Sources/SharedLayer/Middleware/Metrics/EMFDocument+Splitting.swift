import Logging

extension EMFDocument {
    /// The series as documents within the limits: no name twice in one, no more metrics than a directive takes, and no
    /// line longer than a log event.
    static func lines(
        namespace: String, timestamp: Timestamp, group: MetricGroup, series: [MetricSeries],
        properties: [(key: String, value: Logger.MetadataValue)], report: (MetricsError) -> Void
    ) -> [[UInt8]] {
        let taken = Set(group.dimensions.map(\.name)).union(series.map(\.definition.name))
        let fitting = properties.filter { key, _ in
            guard key != metadataName, !taken.contains(key) else {
                report(MetricsError(.nameTaken, "a property is called as a metric or a dimension: \(key)"))
                return false
            }
            return true
        }
        var lines: [[UInt8]] = []
        for points in rounds(series) {
            EMFDocument(
                namespace: namespace, timestamp: timestamp, group: group, properties: fitting, points: points
            ).appendLines(to: &lines, report)
        }
        return lines
    }

    /// A metric's later pieces stand in later documents.
    private static func rounds(_ series: [MetricSeries]) -> [[MetricPoint]] {
        var rounds: [[MetricPoint]] = []
        for series in series {
            for (place, point) in series.points.enumerated() {
                if place == rounds.count { rounds.append([]) }
                rounds[place].append(point)
            }
        }
        return rounds.flatMap { round in
            stride(from: 0, to: round.count, by: EMFLimits.metricsMax).map { start in
                Array(round[start..<min(start + EMFLimits.metricsMax, round.count)])
            }
        }
    }

    /// In halves, and without properties, where one line is too long.
    private func appendLines(to lines: inout [[UInt8]], _ report: (MetricsError) -> Void) {
        let line = line
        if line.count <= EMFLimits.documentBytesMax {
            lines.append(line)
        } else if points.count > 1 {
            let middle = points.count / 2
            with(points[..<middle], properties).appendLines(to: &lines, report)
            with(points[middle...], properties).appendLines(to: &lines, report)
        } else if !properties.isEmpty {
            report(MetricsError(.tooLong, "the properties leave no room for a metric"))
            with(points[...], []).appendLines(to: &lines, report)
        } else {
            report(MetricsError(.tooLong, "a metric does not fit in a document"))
        }
    }

    private func with(
        _ points: ArraySlice<MetricPoint>, _ properties: [(key: String, value: Logger.MetadataValue)]
    ) -> EMFDocument {
        EMFDocument(
            namespace: namespace, timestamp: timestamp, group: group, properties: properties, points: Array(points))
    }
}
