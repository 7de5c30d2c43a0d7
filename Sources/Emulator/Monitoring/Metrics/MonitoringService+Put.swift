import FoundationEssentials
import GRDB
import Storage
import Wire

extension MonitoringService {
    func putMetricData(_ input: WireValue) async throws {
        guard input["EntityMetricData"] == nil else {
            throw ServiceError("InvalidParameterValue", "EntityMetricData is not emulated: use MetricData.")
        }
        let reader = try DatumReader(namespace: input["Namespace"], now: now)
        try await add(reader.data(input["MetricData"]))
    }

    /// On disk when this returns.
    func add(_ data: [Datum]) async throws {
        try await commits.write { db in
            for datum in data { try Self.insert(datum, in: db) }
        }
    }

    private static func insert(_ datum: Datum, in db: Database) throws {
        let metric = datum.metric
        let find = try db.cachedStatement(
            sql: """
                INSERT INTO metric (namespace, name, dimensions, latestAt) VALUES (?, ?, ?, ?)
                ON CONFLICT (namespace, name, dimensions) DO UPDATE SET latestAt = max(latestAt, excluded.latestAt)
                RETURNING id
                """)
        let id = try Int64.fetchOne(
            find, arguments: [metric.namespace, metric.name, try text(metric.dimensions), datum.at])
        let add = try db.cachedStatement(
            sql: """
                INSERT INTO sample (metricID, at, unit, count, sum, minimum, maximum, spread)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let statistics = datum.statistics
        try add.execute(
            arguments: [
                id, datum.at, datum.unit, statistics.count, statistics.sum, statistics.minimum, statistics.maximum,
                try statistics.spread.map(text),
            ])
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
