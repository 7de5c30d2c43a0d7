import FoundationEssentials
import GRDB

extension MonitoringService {
    /// What samples of one unit come to in each period, by the period's beginning.
    struct Series: Sendable {
        let unit: String
        var points: [Double: Statistics] = [:]
    }

    /// - Parameters:
    ///   - unit: nil for every unit, each in a series of its own.
    ///   - start: the beginning of the first period; seconds since 1970.
    ///   - end: exclusive.
    func series(
        of metric: MetricIdentity, unit: String?, from start: Double, to end: Double, period: Period
    ) async throws -> [Series] {
        try await store.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT sample.* FROM sample JOIN metric ON metric.id = metricID
                    WHERE namespace = ? AND name = ? AND dimensions = ? AND at >= ? AND at < ?
                    ORDER BY at
                    """,
                arguments: [metric.namespace, metric.name, try Self.text(metric.dimensions), start, end])
            var series: [String: Series] = [:]
            while let row = try rows.next() {
                let found: String = row["unit"]
                guard unit == nil || unit == found else { continue }
                let beginning = period.beginning(of: row["at"], since: start)
                let statistics = try Statistics(row)
                var points = series[found, default: Series(unit: found)].points
                series[found] = nil
                if points[beginning]?.add(statistics) == nil { points[beginning] = statistics }
                series[found] = Series(unit: found, points: points)
            }
            return series.values.sorted { $0.unit < $1.unit }
        }
    }
}

extension Statistics {
    fileprivate init(_ row: Row) throws {
        let text: String? = row["spread"]
        self.init(
            count: row["count"], sum: row["sum"], minimum: row["minimum"], maximum: row["maximum"],
            spread: try text.map { try JSONDecoder().decode([Weighted].self, from: Data($0.utf8)) })
    }
}
