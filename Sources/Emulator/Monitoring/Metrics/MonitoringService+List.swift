import FoundationEssentials
import GRDB
import Wire

extension MonitoringService {
    private static let pageMax = 500
    /// Metrics without data for two weeks are not listed any longer.
    private static let listedSeconds: Double = 14 * 86_400
    /// What `RecentlyActive: PT3H` asks for.
    private static let recentSeconds: Double = 3 * 3_600

    func listMetrics(_ input: WireValue) async throws -> WireValue {
        let filters = input["Dimensions"]?.items ?? []
        try DatumReader.check(filters.count, "Dimensions", max: 10)
        if let recent = input["RecentlyActive"], recent.text != "PT3H" {
            throw ServiceError(
                "InvalidParameterValue", "The parameter RecentlyActive must be a value in the set [ PT3H ].")
        }
        var after: Int64 = 0
        if let token = input["NextToken"]?.text {
            guard let id = PageToken.decode(token).flatMap({ Int64($0) }) else {
                throw ServiceError("InvalidParameterValue", "Request parameter NextToken is invalid")
            }
            after = id
        }
        let since = now - (input["RecentlyActive"] == nil ? Self.listedSeconds : Self.recentSeconds)
        let (metrics, next) = try await store.read { [after] db in
            try Self.page(input, filters, since: since, after: after, in: db)
        }
        return .members([
            ("Metrics", .list(metrics.map(\.wire))),
            ("NextToken", next.map { .text(PageToken.encode(after: String($0))) }),
        ])
    }

    private static func page(
        _ input: WireValue, _ filters: [WireValue], since: Double, after: Int64, in db: Database
    ) throws -> ([MetricIdentity], Int64?) {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM metric WHERE id > ? AND latestAt >= ? ORDER BY id", arguments: [after, since])
        var metrics: [MetricIdentity] = []
        var last: Int64?
        while let row = try rows.next() {
            let text: String = row["dimensions"]
            let metric = MetricIdentity(
                namespace: row["namespace"], name: row["name"],
                dimensions: try JSONDecoder().decode([MetricIdentity.Dimension].self, from: Data(text.utf8)))
            guard input["Namespace"].map({ $0.text == metric.namespace }) ?? true,
                input["MetricName"].map({ $0.text == metric.name }) ?? true,
                filters.allSatisfy({ filter in
                    metric.dimensions.contains { dimension in
                        filter["Name"]?.text == dimension.name
                            && (filter["Value"].map { $0.text == dimension.value } ?? true)
                    }
                })
            else { continue }
            guard metrics.count < pageMax else { return (metrics, last) }
            metrics.append(metric)
            last = row["id"]
        }
        return (metrics, nil)
    }
}
