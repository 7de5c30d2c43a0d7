import FoundationEssentials
package import GRDB
import Storage
package import VirtualTime
import Wire

/// CloudWatch's metrics: kept value by value and answered as statistics. Alarms, dashboards and streams are not there.
///
/// Source: Amazon CloudWatch API reference, API version 2010-08-01.
package struct MonitoringService: Sendable {
    package static let storeName = "monitoring"
    package static var migrator: DatabaseMigrator { MetricSchema.migrator }
    /// How long CloudWatch keeps data: 455 days. It coarsens what is older than 15 days; here nothing is coarsened.
    static let retentionSeconds: Double = 455 * 86_400

    let store: any DatabaseWriter
    let commits: GroupCommit
    let clock: VirtualClock

    /// Forgets what is too old by now.
    /// - Parameter store: migrated by `migrator`.
    package init(store: any DatabaseWriter, clock: VirtualClock) throws {
        self.store = store
        commits = GroupCommit(store)
        self.clock = clock
        let oldest = clock.date.timeIntervalSince1970 - Self.retentionSeconds
        try store.write { db in
            try db.execute(sql: "DELETE FROM sample WHERE at < ?", arguments: [oldest])
            try db.execute(sql: "DELETE FROM metric WHERE latestAt < ?", arguments: [oldest])
        }
    }

    /// Seconds since 1970.
    var now: Double { clock.date.timeIntervalSince1970 }

    /// - Returns: nil for an operation whose answer has no members.
    func perform(_ operation: String, _ input: WireValue) async throws -> WireValue? {
        switch operation {
        case "PutMetricData":
            try await putMetricData(input)
            return nil
        case "GetMetricData": return try await getMetricData(input)
        case "GetMetricStatistics": return try await getMetricStatistics(input)
        case "ListMetrics": return try await listMetrics(input)
        default:
            throw ServiceError(
                "InvalidAction", "The operation \(operation) is not emulated: of CloudWatch there are metrics alone.")
        }
    }
}
