import FoundationEssentials
import Wire

extension MonitoringService {
    private static let queriesMax = 500
    private static let datapointsMax = 100_800

    func getMetricData(_ input: WireValue) async throws -> WireValue {
        let queries = input["MetricDataQueries"]?.items ?? []
        guard !queries.isEmpty else {
            throw ServiceError("MissingParameter", "The parameter MetricDataQueries is required.")
        }
        try DatumReader.check(queries.count, "MetricDataQueries", max: Self.queriesMax)
        let range = try range(input)
        let limit = input["MaxDatapoints"]?.integer ?? Self.datapointsMax
        guard (1...Self.datapointsMax).contains(limit) else {
            throw ServiceError(
                "ValidationError", "The parameter MaxDatapoints must be from 1 to \(Self.datapointsMax).")
        }
        var page = DatapointPage(skipped: try Self.start(input["NextToken"]), limit: limit)
        let isAscending = input["ScanBy"]?.text == "TimestampAscending"
        var seen: Set<String> = []
        var results: [WireValue] = []
        for (index, query) in queries.enumerated() {
            let query = try MetricQuery(query, index: index + 1, service: self)
            guard seen.insert(query.id).inserted else {
                throw ServiceError(
                    "ValidationError", "The values for parameter id in MetricDataQueries are not unique.")
            }
            guard query.isReturned else { continue }
            let points = try await points(of: query, range)
            let taken = page.take(isAscending ? points : points.reversed())
            results.append(
                .members([
                    ("Id", .text(query.id)), ("Label", .text(query.label)),
                    ("Timestamps", .list(taken.map { .timestamp($0.time) })),
                    ("Values", .list(taken.map { .double($0.value) })),
                    ("StatusCode", .text(page.isOver ? "PartialData" : "Complete")),
                ]))
        }
        return .members([
            ("MetricDataResults", .list(results)), ("Messages", .list([])),
            ("NextToken", page.next.map { .text(PageToken.encode(after: String($0))) }),
        ])
    }

    private func points(
        of query: MetricQuery, _ range: (start: Double, end: Double)
    ) async throws -> [(time: Double, value: Double)] {
        let series = try await series(
            of: query.metric, unit: query.unit, from: query.period.start(range.start), to: range.end,
            period: query.period)
        var points: [Double: Statistics] = [:]
        for (time, statistics) in series.flatMap(\.points) {
            if points[time]?.add(statistics) == nil { points[time] = statistics }
        }
        return points.sorted { $0.key < $1.key }.compactMap { time, statistics in
            statistics.value(query.statistic).map { (time, $0) }
        }
    }

    private static func start(_ token: WireValue?) throws(ServiceError) -> Int {
        guard let token = token?.text else { return 0 }
        guard let count = PageToken.decode(token).flatMap({ Int($0) }), count >= 0 else {
            throw ServiceError("InvalidNextToken", "Request parameter NextToken is invalid")
        }
        return count
    }
}
